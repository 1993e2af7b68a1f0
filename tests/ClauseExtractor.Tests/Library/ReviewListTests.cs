using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Library.Corrections;
using ClauseExtractor.Library.Reviews;

namespace ClauseExtractor.Tests.Library;

/// <summary>The whole queue with its totals, what leaves it, and new values held against the text.</summary>
public abstract class ReviewListTests(LibraryStore store)
{
    private const string Text =
        "一、算力补贴。对租用算力的企业，按不超过30%给予最高200万元补贴。\n（一）范围。对小型企业再给予若干万元奖励。\n二、其他。对项目给予50万元至100万元奖励。";

    [SkippableFact]
    public void Unread_figures_wait_by_clause_and_leave_when_they_are_checked()
    {
        using var library = store.New();
        var record = new RecordBuilder("甲市若干扶持措施", Text)
            .Benefit("二", "奖励", b => b.Confidence(0.5))
            .Warning("CE0402", "unread")
            .Warning("CE0123", "doubt")
            .Warning("CE0401", "of a row")
            .Build();
        var clause = record.Clauses.Single(c => c.Path == "一/（一）" || c.Path == "一/(一)");
        library.Add(
            record with
            {
                Figures =
                [
                    new AccountedFigure(
                        clause.Path,
                        AccountedFigureKind.Money,
                        null,
                        null,
                        "元",
                        "CNY",
                        FigureRole.Unread,
                        clause.Span with
                        {
                            Quote = "若干万元",
                        }
                    ),
                ],
            }
        );
        string id = library.Library.Catalogue.List()[0].Id;
        var queue = library.Library.Corrections.Queue();
        Assert.Equal(["row", "figure", "document"], queue.Places.Select(p => p.Kind));
        Assert.Equal((1, 1, 1, 0), (queue.Count("row"), queue.Count("figure"), queue.Count("document"), queue.Count("correction")));
        Assert.Equal(["若干万元"], queue.Items(1, 1).Single().Figures);
        Assert.Equal("奖励", queue.Items(0, 1).Single().Benefit!.Term);
        Assert.Equal(["CE0123"], queue.Items(2, 5).Single().Warnings.Select(w => w.Code));
        Assert.Equal(
            (0, 1, 2, -1),
            (queue.IndexOf(id, "二", 0), queue.IndexOf(id, clause.Path, null), queue.IndexOf(id, null, null), queue.IndexOf(id, "一", null))
        );

        Mark(clause.Path, ReviewMark.Doubtful);
        Assert.Equal(3, library.Library.Corrections.Queue().Places.Count);
        Mark(clause.Path, ReviewMark.Checked);
        Assert.Equal(["row", "document"], library.Library.Corrections.Queue().Places.Select(p => p.Kind));
        Mark(null, ReviewMark.Checked);
        Assert.Equal(["row"], library.Library.Corrections.Queue().Places.Select(p => p.Kind));
        Mark(null, ReviewMark.Open);
        Assert.Equal(["row", "document"], library.Library.Corrections.Queue().Places.Select(p => p.Kind));
        Assert.Equal(2, ClauseMarks.Of(library.Library.Reviews, id, clause.Path).Count);

        // What is removed is forgotten.
        Assert.Equal(1, library.Library.Corrections.Doubts.Count);
        library.Library.Catalogue.Remove(id);
        Assert.Empty(library.Library.Corrections.Queue().Places);
        Assert.Equal(0, library.Library.Corrections.Doubts.Count);

        void Mark(string? path, ReviewMark mark) =>
            library.Library.Reviews.Set(new ChangeReview(id, id, ClauseMarks.Key(path), mark, "", "li", DateTimeOffset.UtcNow));
    }

    [SkippableFact]
    public void A_key_of_a_long_path_is_one_that_a_mark_takes()
    {
        string path = string.Join('/', Enumerable.Repeat("第一章", 30));
        Assert.InRange(ClauseMarks.Key(path).Length, 1, 64);
        Assert.NotEqual(ClauseMarks.Key(path), ClauseMarks.Key(path + "/一"));
    }

    [SkippableTheory]
    [InlineData("一", "benefits[0].condition", "租用算力的企业", "")]
    [InlineData("一", "benefits[0].condition", "租用算力的 企业", "")]
    [InlineData("一", "benefits[0].condition", "对小型企业", "对小型企业")]
    [InlineData("一/(一)", "benefits[0].condition", "租用算力的企业；小型企业", "")]
    [InlineData("一/(一)", "benefits[0].condition", "租用算力的企业；外资企业", "外资企业")]
    [InlineData("一", "benefits[0].caps[0].amount", "200万", "")]
    [InlineData("一", "benefits[0].caps[0].amount", "2000000", "")]
    [InlineData("一", "benefits[0].caps[0].amount", "300万", "300万")]
    [InlineData("二", "benefits[0].caps[0].lower", "50万元", "")]
    [InlineData("二", "benefits[0].caps[+]", "20万元", "20万元")]
    [InlineData("一", "benefits[0].rate.value", "30%", "")]
    [InlineData("一", "benefits[0].rate.value", "0.3", "")]
    [InlineData("一", "benefits[0].rate.value", "40%", "40%")]
    [InlineData("一", "benefits[0].years", "9", "")]
    [InlineData("一", "benefits[0].condition", null, "")]
    [InlineData(null, "title", "甲市若干扶持措施", "")]
    [InlineData(null, "title", "乙市若干扶持措施", "乙市若干扶持措施")]
    public void What_does_not_stand_in_the_text_is_named(string? clause, string field, string? value, string missing)
    {
        var record = new PolicyPipeline().Run(
            new ClauseExtractor.Reading.SourceFile("a.txt", System.Text.Encoding.UTF8.GetBytes("甲市若干扶持措施\n" + Text + "\n"))
        );
        Assert.Equal(missing, string.Join('|', TextCheck.Missing(record, clause, field, value)));
    }
}
