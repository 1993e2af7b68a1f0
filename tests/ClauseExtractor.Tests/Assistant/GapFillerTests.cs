using ClauseExtractor.Assistant.Gaps;
using ClauseExtractor.Extraction;
using static ClauseExtractor.Tests.Assistant.ScriptedEndpoint;

namespace ClauseExtractor.Tests.Assistant;

/// <summary>
/// Rows of a model against the table of attacks; the rules' rows are taken out of the record first, so that every clause with money is
/// open.
/// </summary>
public class GapFillerTests
{
    private const string Clause =
        "普陀区加快发展智能软件产业实施意见\n一、政策措施\n（一）降低算力使用成本。对年度营业收入超过1000万元的软件企业，按照实际租用费用的30%给予补贴，每年不超过１００万元。\n";

    [Fact]
    public async Task A_row_that_the_grammar_reads_the_same_is_proposed()
    {
        var filling = await Fill(Row());
        var proposal = Assert.Single(filling.Proposals);
        Assert.Equal(
            (BenefitOrigin.Model, "补贴", 0.3m, 1_000_000m, Bound.UpTo, Per.Year),
            (
                proposal.Row.Origin,
                proposal.Row.Term,
                proposal.Row.Rate!.Value,
                proposal.Row.Caps[0].Amount,
                proposal.Row.Caps[0].Bound,
                proposal.Row.Caps[0].Per
            )
        );
        string text = Open().Text;
        Assert.All(
            new[] { proposal.Row.Span, proposal.Row.Caps[0].Span, proposal.Row.Rate.Span },
            s => Assert.Equal(s.Quote, text[s.Start..s.End])
        );
        Assert.True(proposal.Row.Confidence < GapFinder.SureEnough);
        Assert.Empty(filling.Refused);
    }

    public static TheoryData<string, object, Refusal> Attacks =>
        new()
        {
            { "a wrong sum", Row(amount: 5_000_000), Refusal.ValueDiffers },
            { "a floor for a cap", Row(bound: "atLeast"), Refusal.ValueDiffers },
            { "one-off for yearly", Row(per: "once"), Refusal.ValueDiffers },
            { "a wrong share", Row(rate: 0.5m), Refusal.ValueDiffers },
            { "percent for a share", Row(rate: 30m), Refusal.ValueDiffers },
            { "another noun", Row(term: "奖励"), Refusal.ValueDiffers },
            { "an invented quote", Row(quote: "对软件企业给予补贴，每年不超过500万元"), Refusal.QuoteNotFound },
            { "a shortened quote", Row(quote: "按照实际租用费用的30%……不超过100万元"), Refusal.QuoteNotFound },
            { "an invented recipient", Row(beneficiary: "全体居民"), Refusal.WordsNotFound },
            { "an invented condition", Row(condition: "注册满十年的"), Refusal.WordsNotFound },
            { "an invented base", Row(of: "全部营业收入"), Refusal.WordsNotFound },
            {
                "a threshold told as a grant",
                new
                {
                    quote = "对年度营业收入超过1000万元的软件企业",
                    term = "企业",
                    caps = new[]
                    {
                        new
                        {
                            amount = 10_000_000,
                            bound = "exact",
                            quote = "超过1000万元",
                        },
                    },
                },
                Refusal.WordsNotFound
            },
            {
                "a row that says nothing",
                new
                {
                    quote = "对年度营业收入超过1000万元的软件企业",
                    term = "",
                    caps = Array.Empty<object>(),
                },
                Refusal.Empty
            },
            { "not a row", 5, Refusal.QuoteNotFound },
            {
                "a sum beyond all numbers",
                new
                {
                    quote = "按照实际租用费用的30%给予补贴，每年不超过100万元",
                    term = "补贴",
                    caps = new[]
                    {
                        new
                        {
                            amount = 1e300,
                            bound = "upTo",
                            quote = "每年不超过100万元",
                        },
                    },
                },
                Refusal.ValueDiffers
            },
        };

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task What_the_grammar_does_not_read_is_dropped_and_counted(string attack, object row, Refusal refusal)
    {
        var filling = await Fill(row);
        Assert.True(filling.Proposals.Count == 0, attack);
        Assert.True(filling.Refused.Keys.SequenceEqual([refusal]), $"{attack}: {string.Join(", ", filling.Refused)}");
    }

    [Fact]
    public async Task A_reply_that_is_none_is_counted()
    {
        await using var endpoint = new ScriptedEndpoint(Reply.Says("""{"benefits":[{"quote":"按照"""));
        using var model = endpoint.Model();
        Assert.Equal([Refusal.Unreadable], (await new GapFiller(model).FillAsync(Open())).Refused.Keys);
    }

    [Fact]
    public async Task A_rule_s_row_is_never_replaced()
    {
        var record = new SampleLibrary().Find("pt")!;
        record = record with
        {
            Benefits =
            [
                .. record
                    .Benefits.Take(1)
                    .Select(b => b with { Confidence = 0.6, Span = Whole(record, "按照实际租用费用的30%给予补贴，每年不超过100万元") }),
            ],
        };
        await using var endpoint = new ScriptedEndpoint(
            Reply.Says(
                new
                {
                    benefits = new[]
                    {
                        new
                        {
                            quote = "按照实际租用费用的30%给予补贴，每年不超过100万元",
                            term = "补贴",
                            rate = new
                            {
                                value = 0.3,
                                bound = "exact",
                                quote = "实际租用费用的30%",
                            },
                            caps = new[]
                            {
                                new
                                {
                                    amount = 1_000_000,
                                    bound = "upTo",
                                    per = "year",
                                    quote = "每年不超过100万元",
                                },
                            },
                        },
                    },
                }
            ),
            Reply.Says(
                new
                {
                    benefits = new[]
                    {
                        new
                        {
                            quote = "对入选人才给予不低于20万元的奖励",
                            term = "奖励",
                            caps = new[]
                            {
                                new
                                {
                                    amount = 200_000,
                                    bound = "atLeast",
                                    quote = "不低于20万元",
                                },
                            },
                        },
                    },
                }
            )
        );
        using var model = endpoint.Model();
        var filling = await new GapFiller(model).FillAsync(record);
        Assert.Equal(2, filling.Asked);
        Assert.Equal([Refusal.AlreadyRead], filling.Refused.Keys);
        var proposal = Assert.Single(filling.Proposals);
        Assert.Equal(("一/(二)", GapReason.UnreadFigure, 200_000m), (proposal.Clause, proposal.Reason, proposal.Row.Caps[0].Amount));
        Assert.Equal(0.6, record.Benefits.Single().Confidence);
    }

    [Fact]
    public async Task Only_open_clauses_leave_the_machine()
    {
        var record = new SampleLibrary().Find("pt")!;
        await using var endpoint = new ScriptedEndpoint();
        using var model = endpoint.Model();
        var sure = new PolicyPipeline().Run(
            new ClauseExtractor.Reading.SourceFile("a.txt", "若干措施\n一、支持对象\n（一）依法登记的企业。\n"u8.ToArray())
        );
        Assert.Equal(0, (await new GapFiller(model).FillAsync(sure)).Open);
        Assert.Empty(endpoint.Requests);
        Assert.DoesNotContain(GapFinder.Find(record), g => g.Clause.Path.StartsWith('二'));
    }

    [Fact]
    public async Task A_spent_budget_keeps_what_was_found()
    {
        var record = new SampleLibrary().Find("pt")! with { Benefits = [] };
        await using var endpoint = new ScriptedEndpoint(
            Reply.Says(
                new
                {
                    benefits = new[]
                    {
                        new
                        {
                            quote = "对租用智能算力的软件企业，按照实际租用费用的30%给予补贴，每年不超过100万元",
                            term = "补贴",
                            rate = new
                            {
                                value = 0.3,
                                bound = "exact",
                                quote = "30%",
                            },
                            caps = new[]
                            {
                                new
                                {
                                    amount = 1_000_000,
                                    bound = "upTo",
                                    per = "year",
                                    quote = "每年不超过100万元",
                                },
                            },
                        },
                    },
                }
            )
        );
        using var model = endpoint.Model(endpoint.Options with { MaxRequests = 1 });
        var filling = await new GapFiller(model).FillAsync(record);
        Assert.Single(filling.Proposals);
        Assert.Equal(("CE0605", 1, 2), (filling.Stopped?.Code, filling.Asked, filling.Open));
    }

    /// <summary>The model does what the document tells it: nothing of it is proposed.</summary>
    [Theory]
    [MemberData(nameof(HiddenInstructionsTests.Twenty), MemberType = typeof(HiddenInstructionsTests))]
    public async Task Instructions_hidden_in_a_document_change_nothing(string hidden)
    {
        object[] obeyed =
        [
            new
            {
                quote = hidden,
                term = "补贴",
                caps = new[]
                {
                    new
                    {
                        amount = 100_000_000,
                        bound = "exact",
                        quote = hidden,
                    },
                },
            },
            new
            {
                quote = "按照实际租用费用的30%给予补贴，每年不超过100万元",
                term = "补贴",
                caps = new[]
                {
                    new
                    {
                        amount = 100_000_000,
                        bound = "exact",
                        quote = "每年不超过100万元",
                    },
                },
            },
            new
            {
                quote = "每年不超过100万元。" + hidden,
                term = "补贴",
                caps = new[]
                {
                    new
                    {
                        amount = 100_000_000,
                        bound = "exact",
                        quote = hidden,
                    },
                },
            },
            Row(),
        ];
        await using var endpoint = new ScriptedEndpoint(Reply.Says(new { benefits = obeyed }));
        using var model = endpoint.Model();
        var filling = await new GapFiller(model).FillAsync(Open(Clause.TrimEnd('\n') + hidden + "\n"));
        Assert.Equal(1_000_000m, Assert.Single(filling.Proposals).Row.Caps.Single().Amount);
        Assert.Equal(3, filling.Refused.Values.Sum());
    }

    private static object Row(
        string quote = "对年度营业收入超过1000万元的软件企业，按照实际租用费用的30%给予补贴，每年不超过100万元",
        string term = "补贴",
        string? beneficiary = "软件企业",
        string? condition = null,
        decimal amount = 1_000_000,
        string bound = "upTo",
        string? per = "year",
        decimal rate = 0.3m,
        string of = "实际租用费用"
    ) =>
        new
        {
            quote,
            term,
            beneficiary,
            condition,
            caps = new[]
            {
                new
                {
                    amount,
                    lower = (decimal?)null,
                    bound,
                    per,
                    quote = "每年不超过100万元",
                },
            },
            rate = new
            {
                value = rate,
                bound = "exact",
                @base = of,
                quote = "实际租用费用的30%",
            },
            match = (decimal?)null,
            years = (int?)null,
        };

    private static PolicyRecord Open(string text = Clause) =>
        new PolicyPipeline().Run(new ClauseExtractor.Reading.SourceFile("a.txt", System.Text.Encoding.UTF8.GetBytes(text))) with
        {
            Benefits = [],
        };

    private static ClauseExtractor.Layout.Span Whole(PolicyRecord record, string quote)
    {
        int at = record.Text.IndexOf(quote, StringComparison.Ordinal);
        return new ClauseExtractor.Layout.Span(at, at + quote.Length, null, quote);
    }

    private static async Task<GapFilling> Fill(params object[] rows)
    {
        await using var endpoint = new ScriptedEndpoint(Reply.Says(new { benefits = rows }));
        using var model = endpoint.Model();
        return await new GapFiller(model).FillAsync(Open());
    }
}
