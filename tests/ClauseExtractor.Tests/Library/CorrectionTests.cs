using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Json;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Corrections;
using ClauseExtractor.Library.Export;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Library;

public abstract class CorrectionTests(LibraryStore store)
{
    private const string Text = "一、每家企业每年最高不超过300万元补贴。\n二、给予10万元奖励。";

    [SkippableTheory]
    [InlineData("一", "benefits[0].caps[0].amount", "500万", "5000000")]
    [InlineData("一", "benefits[0].term", "资助", "\"资助\"")]
    [InlineData("一", "benefits[0].years", "3", "3")]
    [InlineData("一", "benefits[0].caps[0].per", "recipient", "\"recipient\"")]
    [InlineData("二", "heading", "奖励事项", "\"奖励事项\"")]
    [InlineData(null, "title", "甲市措施（正式）", "\"甲市措施（正式）\"")]
    [InlineData(null, "dates.effectiveTo", "2028-06-30", "\"2028-06-30\"")]
    [InlineData(null, "issuers", "甲局；乙局", "[\"甲局\",\"乙局\"]")]
    [InlineData(null, "stage", "draft", "\"draft\"")]
    public void A_value_is_corrected_and_can_be_put_back(string? clause, string field, string value, string json)
    {
        using var library = Filled(out string id);
        string before = Written(library, id);
        var made = library.Library.Corrections.Correct(new(id, clause, field, value, "misread", "tester"));
        Assert.Equal(json, made.New?.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        Assert.NotEqual(before, Written(library, id));
        Assert.Equal(before, Encoding.UTF8.GetString(RecordJson.Write(library.Library.Catalogue.Extracted(id))));
        library.Library.Corrections.Undo(made.Id, "tester");
        Assert.Equal(before, Written(library, id));
        Assert.Equal(["made", "undone"], library.Library.Corrections.History(made.Id).Select(e => e.Action));
    }

    [SkippableTheory]
    [InlineData("一", "benefits[3].term", "资助", "badField", "no such row")]
    [InlineData("一", "benefits[0].colour", "red", "badField", "no such field")]
    [InlineData("一", "text", "…", "badField", "the text is what it is")]
    [InlineData("一", "benefits[0].span.quote", "…", "badField", "and so are the words of a value")]
    [InlineData("一", "benefits[0].caps[0].amount", "很多", "badValue", "no amount")]
    [InlineData("一", "benefits[0].caps[0].bound", "perhaps", "badValue", "no bound")]
    [InlineData("九", "heading", "x", "badField", "no such clause")]
    [InlineData(null, "dates.effectiveTo", "明年", "badValue", "no date")]
    [InlineData("一", "benefits[0]..term", "x", "badField", "no path")]
    public void What_cannot_be_is_refused_and_changes_nothing(string? clause, string field, string value, string code, string why)
    {
        using var library = Filled(out string id);
        string before = Written(library, id);
        Assert.True(
            Assert.Throws<LibraryException>(() => library.Library.Corrections.Correct(new(id, clause, field, value, "r", "t"))).Code
                == code,
            why
        );
        Assert.Equal(before, Written(library, id));
        Assert.Empty(library.Library.Corrections.Of(id));
    }

    [SkippableFact]
    public void A_row_is_added_and_taken_out()
    {
        using var library = Filled(out string id);
        library.Library.Corrections.Correct(
            new(id, "二", "benefits[+]", """{"term":"资助","caps":[{"amount":200000}],"beneficiary":"高校"}""", "missed", "t")
        );
        library.Library.Corrections.Correct(new(id, "一", "benefits[0]", "null", "no benefit", "t"));
        Assert.Equal(
            ["二 奖励 100000 rule", "二 资助 200000 corrected"],
            library.Library.Catalogue.Record(id).Benefits.Select(b => $"{b.Clause} {b.Term} {b.Caps[0].Amount} {CsvFile.Print(b.Origin)}")
        );
        Assert.Equal("二", Assert.Single(library.Library.Search("kind:资助").Hits).Path);
    }

    [SkippableFact]
    public void Whoever_comes_second_is_told()
    {
        using var library = Filled(out string id);
        long seen = library.Library.Catalogue.Find(id).Revision;
        library.Library.Corrections.Correct(new(id, "二", "heading", "甲", "r", "first", seen));
        Assert.Equal(
            "conflict",
            Assert
                .Throws<LibraryException>(() => library.Library.Corrections.Correct(new(id, "二", "heading", "乙", "r", "second", seen)))
                .Code
        );
    }

    [SkippableFact]
    public async Task Many_corrections_at_once_leave_one_winner_a_revision()
    {
        using var library = Filled(out string id);
        long seen = library.Library.Catalogue.Find(id).Revision;
        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i =>
                    Task.Run(() =>
                    {
                        try
                        {
                            library.Library.Corrections.Correct(new(id, "二", "heading", $"标题{i}", "r", "t", seen));
                            return true;
                        }
                        catch (LibraryException e) when (e.Code == "conflict")
                        {
                            return false;
                        }
                    })
                )
        );
        Assert.Single(outcomes, won => won);
        Assert.Single(library.Library.Corrections.Of(id));
    }

    [SkippableFact]
    public async Task A_correction_survives_re_extraction_and_comes_back_for_review_where_the_text_changed()
    {
        using var library = store.New();
        var file = new SourceFile("a.txt", Encoding.UTF8.GetBytes("甲市若干扶持措施\n一、甲事项。\n二、乙事项。\n"));
        await library.Library.ImportAsync(file, Pipeline(""));
        string id = library.Library.Catalogue.Find("a").Id;
        library.Library.Corrections.Correct(new(id, "一", "heading", "改甲", "r", "t"));
        library.Library.Corrections.Correct(new(id, "二", "heading", "改乙", "r", "t"));

        await library.Library.RebuildAsync(Pipeline(""));
        Assert.Equal(["改甲", "改乙"], library.Library.Catalogue.Record(id).Clauses.Select(c => c.Heading));

        // A better reader finds other words in the second clause: another canonical text, another id.
        await library.Library.RebuildAsync(Pipeline("二、乙事项。=二、乙项目。"));
        var now = library.Library.Catalogue.Find("a");
        Assert.NotEqual(id, now.Id);
        var clauses = library.Library.Catalogue.Record(now.Id).Clauses;
        Assert.Equal("改甲", clauses[0].Heading);
        Assert.NotEqual("改乙", clauses[1].Heading);
        var waiting = Assert.Single(library.Library.Corrections.Queue().Places, i => i.Kind == "correction").Correction!;
        Assert.Equal((CorrectionState.NeedsReview, "clauseChanged"), (waiting.State, waiting.Why));

        library.Library.Corrections.Accept(waiting.Id, "reviewer");
        Assert.Equal("改乙", library.Library.Catalogue.Record(now.Id).Clauses[1].Heading);
        Assert.DoesNotContain(library.Library.Corrections.Queue().Places, i => i.Kind == "correction");
    }

    [SkippableFact]
    public void A_correction_goes_on_in_the_next_version_where_the_clause_is_the_same()
    {
        using var library = store.New();
        library.Add(new RecordBuilder("甲市若干扶持措施", "一、甲事项。\n二、乙事项。", "v1.txt").Issued("2024-01-01").Build());
        string first = library.Library.Catalogue.Find("v1").Id;
        library.Library.Corrections.Correct(new(first, "一", "heading", "改甲", "r", "t"));
        library.Library.Corrections.Correct(new(first, "二", "heading", "改乙", "r", "t"));
        library.Library.Corrections.Correct(new(first, null, "title", "甲市若干扶持措施", "r", "t"));
        // The clause moved and another one changed.
        library.Add(
            new RecordBuilder("甲市若干扶持措施", "一、新事项。\n二、甲事项。\n三、乙事项另行规定。", "v2.txt").Issued("2025-01-01").Build()
        );
        string second = library.Library.Catalogue.Find("v2").Id;
        Assert.Equal("改甲", library.Library.Catalogue.Record(second).Clauses[1].Heading);
        Assert.Equal([CorrectionState.Applied, CorrectionState.NeedsReview], library.Library.Corrections.Of(second).Select(c => c.State));
    }

    [SkippableFact]
    public void A_removed_document_comes_back_with_its_corrections()
    {
        using var library = Filled(out string id);
        library.Library.Corrections.Correct(new(id, "二", "heading", "改", "r", "t"));
        string corrected = Written(library, id);
        library.Library.Catalogue.Remove(id);
        library.Add(Record());
        Assert.Equal(corrected, Written(library, id));
    }

    [SkippableFact]
    public void A_proposal_changes_nothing_until_it_is_accepted()
    {
        using var library = Filled(out string id);
        string before = Written(library, id);
        var proposed = library.Library.Corrections.Propose(
            new(id, "一", "benefits[0].years", "3", "model", "model", Origin: CorrectionOrigin.Model)
        );
        var refused = library.Library.Corrections.Propose(
            new(id, "一", "benefits[0].years", "9", "model", "model", Origin: CorrectionOrigin.Model)
        );
        Assert.Equal(before, Written(library, id));
        library.Library.Corrections.Reject(refused.Id, "reviewer");
        library.Library.Corrections.Accept(proposed.Id, "reviewer");
        Assert.Equal(3, library.Library.Catalogue.Record(id).Benefits[0].Years);
        Assert.Equal("badState", Assert.Throws<LibraryException>(() => library.Library.Corrections.Accept(refused.Id, "reviewer")).Code);
    }

    [SkippableFact]
    public void The_queue_shows_the_least_sure_first_until_they_are_confirmed()
    {
        using var library = store.New();
        library.Add(
            new RecordBuilder("甲市若干扶持措施", Text)
                .Benefit("一", "补贴", b => b.Confidence(0.7))
                .Benefit("二", "奖励", b => b.Confidence(0.3))
                .Benefit("二", "资助")
                .Warning("CE0123", "doubt")
                .Build()
        );
        var document = library.Library.Catalogue.List()[0];
        var rows = library.Library.Corrections.Queue().Items(0, 50);
        Assert.Equal(["row 二 0", "row 一 0", "document  "], rows.Select(r => $"{r.Kind} {r.Clause} {r.Row}"));
        library.Library.Corrections.Confirm(document.Id, "二", 0, "reviewer");
        Assert.Equal(["一"], library.Library.Corrections.Queue().Places.Where(r => r.Kind == "row").Select(r => r.Clause));
        Assert.Equal(BenefitOrigin.Rule, library.Library.Catalogue.Record(document.Id).Benefits.Single(b => b.Term == "奖励").Origin);
    }

    /// <summary>
    /// Whose words a row rests on is not forgotten when somebody accepts it; whoever changes a figure of it then has the last word.
    /// </summary>
    [SkippableFact]
    public void An_accepted_row_of_a_model_stays_marked_as_a_models()
    {
        using var library = Filled(out string id);
        int start = library.Library.Catalogue.Record(id).Text.IndexOf("给予10万元奖励", StringComparison.Ordinal);
        string row =
            $$$"""{"term":"奖励","caps":[{"amount":100000,"currency":"CNY","bound":"exact","span":{"start":{{{start}}},"end":{{{start + 8}}},"page":null,"quote":"给予10万元奖励"}}],"confidence":0.5,"span":{"start":3,"end":11,"page":null,"quote":"给予10万元奖励"},"conditionSpans":[{"start":0,"end":4,"page":null,"quote":"不在条款"}]}""";
        var proposed = library.Library.Corrections.Propose(
            new(id, "二", "benefits[+]", row, "the rules read nothing", "some-model", null, CorrectionOrigin.Model)
        );
        Assert.DoesNotContain(library.Library.Catalogue.Record(id).Benefits, b => b.Origin == BenefitOrigin.Model);
        library.Library.Corrections.Accept(proposed.Id, "reviewer");
        var record = library.Library.Catalogue.Record(id);
        var benefit = record.Benefits.Single(b => b.Origin == BenefitOrigin.Model);
        Assert.Equal(
            ("给予10万元奖励", 1.0, 0),
            (record.Text[benefit.Span.Start..benefit.Span.End], benefit.Confidence, benefit.ConditionSpans.Count)
        );
        library.Library.Corrections.Correct(new(id, "二", "benefits[1].caps[0].amount", "20万", "as published", "reviewer"));
        Assert.Equal(
            [BenefitOrigin.Rule, BenefitOrigin.Rule, BenefitOrigin.Corrected],
            library.Library.Catalogue.Record(id).Benefits.Select(b => b.Origin)
        );
    }

    [SkippableFact]
    public void A_corrected_record_says_so_wherever_it_goes()
    {
        using var library = Filled(out string id);
        library.Library.Corrections.Correct(new(id, "一", "benefits[0].caps[0].amount", "400万", "typo in the source", "Wang"));
        var record = library.Library.Catalogue.Record(id);
        Assert.Equal(BenefitOrigin.Corrected, record.Benefits[0].Origin);
        Assert.All(
            [ExportFormat.Json, ExportFormat.Jsonl, ExportFormat.Md, ExportFormat.Akn],
            format =>
                Assert.Contains(
                    "typo in the source",
                    Encoding.UTF8.GetString(PolicyExport.Write([record], format)[0].Content),
                    StringComparison.Ordinal
                )
        );
        Assert.Contains(
            "4000000,typo in the source,Wang",
            Encoding.UTF8.GetString(PolicyExport.Write([record], ExportFormat.Csv).Single(f => f.Name == "corrections.csv").Content),
            StringComparison.Ordinal
        );
    }

    private static PolicyRecord Record() =>
        new RecordBuilder("甲市若干扶持措施", Text)
            .Effective("2025-01-01")
            .Benefit("一", "补贴", b => b.Cap(3_000_000, "300万元", Per.Year))
            .Benefit("二", "奖励", b => b.Cap(100_000, "10万元"))
            .Build();

    private TemporaryLibrary Filled(out string id)
    {
        var library = store.New();
        library.Add(Record());
        id = library.Library.Catalogue.List()[0].Id;
        return library;
    }

    private static string Written(TemporaryLibrary library, string id) =>
        Encoding.UTF8.GetString(RecordJson.Write(library.Library.Catalogue.Record(id)));

    /// <summary>A pipeline whose reader reads some words otherwise: <c>old=new</c>.</summary>
    private static PolicyPipeline Pipeline(string replace) => new([new MisreadingReader(replace)]);

    private sealed class MisreadingReader(string replace) : IDocumentReader
    {
        private readonly PlainTextReader reader = new();

        public string Name => "text";

        public bool Accepts(SourceFile file) => true;

        public SourceDocument Read(SourceFile file, CancellationToken cancellation = default)
        {
            var document = reader.Read(file, cancellation);
            return replace.Split('=') is [var old, var now]
                ? document with
                {
                    Lines = [.. document.Lines.Select(l => l with { Text = l.Text.Replace(old, now, StringComparison.Ordinal) })],
                }
                : document;
        }
    }
}
