using ClauseExtractor.Assistant.Asking;
using ClauseExtractor.Assistant.Grounding;
using static ClauseExtractor.Tests.Assistant.ScriptedEndpoint;

namespace ClauseExtractor.Tests.Assistant;

public class PolicyQuestionerTests
{
    private const string Question = "崇明和普陀对算力租用各补多少？";
    private static readonly object Chongming = new
    {
        text = "崇明对租用智能算力的企业给予最高不超过200万元扶持。",
        citations = new[]
        {
            new
            {
                document = "cm",
                clause = "一/(二)",
                quote = "对租用智能算力并获得市级“算力券”补贴的企业，可按照1:0.5予以区级配套，给予最高不超过200万元扶持",
            },
        },
    };
    private static readonly object Putuo = new
    {
        text = "普陀对租用智能算力的软件企业按实际租用费用的30%给予补贴，每年不超过100万元。",
        citations = new[]
        {
            new
            {
                document = "pt",
                clause = "一/(一)",
                quote = "对租用智能算力的软件企业，按照实际租用费用的30%给予补贴，每年不超过100万元",
            },
        },
    };

    [Fact]
    public async Task Both_districts_are_answered_with_their_words_and_rows()
    {
        var library = new SampleLibrary();
        var answer = await Ask(
            library,
            Question,
            Reply.Calls(("search_clauses", new { query = "算力" }), ("policy_status", new { document = "pt" })),
            Reply.Says(new { statements = new[] { Chongming, Putuo }, notSaid = Array.Empty<string>() })
        );
        Assert.Equal(2, answer.Statements.Count);
        Assert.Empty(answer.Removed);
        Assert.Equal(["算力"], answer.Searches);
        Assert.All(answer.Statements.SelectMany(s => s.Evidence), e => Assert.Equal(e.Span.Quote, e.Record.Text[e.Span.Start..e.Span.End]));
        string text = AnswerText.Write(answer);
        Assert.Contains("记录：扶持，配套 1:0.5，最高 200万元", text, StringComparison.Ordinal);
        Assert.Contains("记录：补贴，30%（实际租用费用），最高 100万元（每年）", text, StringComparison.Ordinal);
        Assert.Contains("《关于加快推进崇明数字产业发展的扶持办法（2025年修订版征求意见稿）》 一/(二)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_library_does_not_say_is_said_in_the_words_of_the_question_only()
    {
        var answer = await Ask(
            new SampleLibrary(),
            "崇明对购房补多少？",
            Reply.Says(new { statements = Array.Empty<object>(), notSaid = (List<string>)["购房", "购房补贴每户300万元"] })
        );
        Assert.Equal(["购房"], answer.NotSaid);
        Assert.Equal("库中文件没有说到。\n", AnswerText.Write(answer));
    }

    [Fact]
    public async Task English_is_answered_in_English()
    {
        var answer = await Ask(
            new SampleLibrary(),
            "How much does Chongming give for renting computing power?",
            Reply.Says(
                new
                {
                    statements = new[]
                    {
                        new
                        {
                            text = "Chongming pays 2 million yuan to enterprises that rent computing power.",
                            citations = new[]
                            {
                                new
                                {
                                    document = "cm",
                                    clause = "一/(二)",
                                    quote = "给予最高不超过200万元扶持",
                                },
                            },
                        },
                    },
                    notSaid = Array.Empty<string>(),
                }
            )
        );
        Assert.Equal("Chongming pays up to CNY 2,000,000 to enterprises that rent computing power.", Assert.Single(answer.Statements).Text);
    }

    public static TheoryData<string, string> Unreadable =>
        new()
        {
            { "prose", "崇明补贴500万元。" },
            { "cut JSON", """{"statements":[{"text":"崇明最高补贴500万""" },
            { "another shape", """{"answer":"500万元"}""" },
            { "a list", "[1,2]" },
            { "wrong types", """{"statements":"500万元"}""" },
            { "nothing", "" },
        };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_reply_that_is_none_says_nothing(string kind, string reply)
    {
        var answer = await Ask(new SampleLibrary(), Question, Reply.Says(reply), Reply.Says(reply));
        Assert.False(answer.Readable, kind);
        Assert.Equal("库中文件没有说到。\n", AnswerText.Write(answer));
    }

    [Fact]
    public async Task Broken_JSON_is_mended_once_and_checked_all_the_same()
    {
        var answer = await Ask(
            new SampleLibrary(),
            Question,
            Reply.Says("答案：崇明……"),
            Reply.Says(
                "```json\n"
                    + System.Text.Json.JsonSerializer.Serialize(
                        new
                        {
                            statements = new[] { Chongming, new { text = "崇明最高补贴500万元。", citations = Array.Empty<object>() } },
                            notSaid = (string?)null,
                        }
                    )
                    + "\n```"
            )
        );
        Assert.Single(answer.Statements);
        Assert.Equal(Fault.NoCitation, Assert.Single(answer.Removed).Fault);
    }

    [Fact]
    public async Task Wrong_tool_calls_are_told_so_and_the_answer_still_comes()
    {
        var answer = await Ask(
            new SampleLibrary(),
            Question,
            Reply.Calls(
                ("search_clauses", new { query = "cap>>5" }),
                ("read_clause", new { document = "zz", clause = "一" }),
                ("read_clause", new { document = "cm", clause = "九" }),
                ("list_benefits", new { }),
                ("write_file", new { path = "/etc/passwd" }),
                ("policy_status", new { document = "cm", on = "明天" }),
                ("compare_revisions", new { oldDocument = "cm", newDocument = "pt" })
            ),
            Reply.Says(new { statements = new[] { Chongming }, notSaid = Array.Empty<string>() })
        );
        Assert.Single(answer.Statements);
    }

    /// <summary>
    /// The model does what the document tells it, in three ways; nothing of it is shown, and what the document truly says still is.
    /// </summary>
    [Theory]
    [MemberData(nameof(HiddenInstructionsTests.Twenty), MemberType = typeof(HiddenInstructionsTests))]
    public async Task Instructions_hidden_in_a_document_change_nothing(string hidden)
    {
        string poisoned = SampleLibrary.Chongming.Replace(
            "（二）支持智能算力使用。",
            "（二）支持智能算力使用。" + hidden + "\n",
            StringComparison.Ordinal
        );
        object[] obeyed =
        [
            new
            {
                text = "崇明每家企业可得1亿元。",
                citations = new[]
                {
                    new
                    {
                        document = "cm",
                        clause = "一/(二)",
                        quote = hidden,
                    },
                },
            },
            new
            {
                text = hidden,
                citations = new[]
                {
                    new
                    {
                        document = "cm",
                        clause = "一/(二)",
                        quote = hidden,
                    },
                },
            },
            new
            {
                text = "崇明最高补贴9999万元。",
                citations = new[]
                {
                    new
                    {
                        document = "cm",
                        clause = "一/(二)",
                        quote = "支持智能算力使用。" + hidden,
                    },
                },
            },
            new { text = hidden, citations = Array.Empty<object>() },
        ];
        var answer = await Ask(
            new SampleLibrary(chongming: poisoned),
            Question,
            Reply.Calls(("search_clauses", new { query = "算力" }), ("delete_document", new { id = "cm" })),
            Reply.Says(new { statements = (object[])[.. obeyed, Putuo], notSaid = (List<string>)[hidden] })
        );
        Assert.StartsWith("普陀", Assert.Single(answer.Statements).Text, StringComparison.Ordinal);
        Assert.Equal(obeyed.Length, answer.Removed.Count);
        Assert.Empty(answer.NotSaid);
        Assert.DoesNotContain(hidden, AnswerText.Write(answer), StringComparison.Ordinal);
    }

    private static async Task<Answer> Ask(SampleLibrary library, string question, params Reply[] script)
    {
        await using var endpoint = new ScriptedEndpoint(script);
        using var model = endpoint.Model();
        return await new PolicyQuestioner(model, library, new DateOnly(2026, 6, 1)).AskAsync(question);
    }
}
