using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ClauseExtractor.Estimates;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Matching;
using ClauseExtractor.Revision;
using ClauseExtractor.Wording;
using Microsoft.Extensions.AI;

namespace ClauseExtractor.Assistant.Tools;

/// <summary>
/// The library's functions as tools for a language model: one list for questions asked here, for MCP clients and for Semantic Kernel. Every
/// tool only reads.
/// Wrong input throws <see cref="ArgumentException"/> with a message that the model can act on.
/// </summary>
/// <param name="today">The day that a status is computed for where the caller names none.</param>
public sealed class PolicyTools(IPolicyLibrary library, Func<DateOnly> today)
{
    private const string Operators = ":|\"<>=-";
    private static readonly char[] Between = [' ', '　', '，', '、', '？', '?'];
    private const int MostHits = 20,
        MostRows = 60,
        MostDocuments = 200,
        LongestText = 6000;

    /// <summary>How tool results are written: Chinese unescaped, nulls left out.</summary>
    public static JsonSerializerOptions Json { get; } =
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };

    /// <summary>The tools, named as models name them.</summary>
    public IReadOnlyList<AIFunction> All =>
        [
            Tool(ListDocuments, "list_documents"),
            Tool(SearchClauses, "search_clauses"),
            Tool(ReadDocument, "read_document"),
            Tool(ReadClause, "read_clause"),
            Tool(ListBenefits, "list_benefits"),
            Tool(CompareRevisions, "compare_revisions"),
            Tool(PolicyStatusOf, "policy_status"),
            Tool(MatchProfile, "match_profile"),
            Tool(EstimateBenefits, "estimate_benefits"),
            Tool(ListDue, "list_due"),
            Tool(CompareRegions, "compare_regions"),
            Tool(ListWatches, "list_watches"),
        ];

    [Description("Lists the policy documents of the library with their ids. 列出库中的文件。")]
    public IReadOnlyList<PolicyEntry> ListDocuments() => [.. library.Documents().Take(MostDocuments)];

    [Description(
        "Finds clauses by words, best first, with their text. Filters may stand among the words: region:上海市 owner:… cap>=200万 rate>"
            + "=30% in-force:2026-03-01; a|b is either. 按词语检索条款。"
    )]
    public IReadOnlyList<FoundClause> SearchClauses(
        [Description("Words and filters, e.g. 算力 补贴. Fewer words find more.")] string query,
        [Description("How many at most, up to 20.")] int limit = 8
    ) =>
        [
            .. Hits(query, Math.Clamp(limit, 1, MostHits))
                .Select(h => new FoundClause(
                    h.Document,
                    h.Title,
                    h.Region,
                    h.Clause,
                    h.Heading,
                    Cut(library.Find(h.Document)?.Clauses.FirstOrDefault(c => c.Path == h.Clause)?.Text ?? h.Snippet, 1500)
                )),
        ];

    [Description("Facts of a document (title, number, issuers, dates) and its outline. 文件的基本信息和目录。")]
    public DocumentView ReadDocument([Description("Id of the document.")] string document)
    {
        var record = Record(document);
        var facts = record.Document;
        return new DocumentView(
            document,
            facts.Title,
            facts.DocumentNumber,
            facts.Stage,
            facts.Issuers,
            facts.Region?.Name,
            facts.Dates,
            [.. record.Clauses.Select(c => new OutlineEntry(c.Path, c.Heading))]
        );
    }

    [Description(
        "The full text of a clause, the units in charge and the benefits that the record holds for it. 条款全文、责任单位、扶持内容。"
    )]
    public ClauseView ReadClause(
        [Description("Id of the document.")] string document,
        [Description("Path of the clause, e.g. 二/(四).")] string clause
    )
    {
        var record = Record(document);
        string path = TextFold.Fold(clause);
        var found =
            record.Clauses.FirstOrDefault(c => TextFold.Fold(c.Path) == path)
            ?? throw new ArgumentException(
                $"{document} has no clause {clause}. It has: {string.Join(", ", record.Clauses.Select(c => c.Path).Take(80))}"
            );
        return new ClauseView(
            document,
            record.Document.Title,
            found.Path,
            found.Heading,
            Cut(found.Text, LongestText),
            [.. found.Owners.Select(o => o.Name)],
            [.. record.Benefits.Where(b => b.Clause == found.Path).Select(b => BenefitView.Of(document, record, b))],
            [.. record.Clauses.Where(c => c.Parent == found.Path).Select(c => c.Path)],
            UnreadFigures.Of(record, found.Path)
        );
    }

    [Description(
        "Benefit rows of the records: who gets what, cap, rate, with the words they rest on. Give a document, or words to search by. "
            + "扶持内容表：一行一项。"
    )]
    public IReadOnlyList<BenefitView> ListBenefits(
        [Description("Id of a document; empty for all that the query finds.")] string? document = null,
        [Description("Words and filters as in search_clauses; empty for all of the document.")] string? query = null
    )
    {
        if (string.IsNullOrWhiteSpace(document) && string.IsNullOrWhiteSpace(query))
            throw new ArgumentException("Give a document or a query.");
        if (string.IsNullOrWhiteSpace(query))
        {
            var whole = Record(document!);
            return [.. whole.Benefits.Take(MostRows).Select(b => BenefitView.Of(document!, whole, b))];
        }
        return
        [
            .. Hits(query, MostHits * 2)
                .Where(h => string.IsNullOrWhiteSpace(document) || h.Document == document)
                .SelectMany(h => Rows(h.Document, h.Clause))
                .Take(MostRows),
        ];
    }

    [Description("What a new document changed against an old one, facts first. 两份文件的差异。")]
    public RevisionView CompareRevisions(
        [Description("Id of the older document.")] string oldDocument,
        [Description("Id of the newer document.")] string newDocument
    )
    {
        Record(oldDocument);
        Record(newDocument);
        var revision = library.Compare(oldDocument, newDocument);
        return new RevisionView(
            revision.Old.Title,
            revision.New.Title,
            revision.Summary,
            [
                .. revision
                    .Facts.Take(MostRows)
                    .Select(f => new FactView(
                        f.Subject,
                        f.Change,
                        f.OldClause,
                        f.NewClause,
                        f.Field,
                        f.Old,
                        f.New,
                        f.OldSpan?.Quote,
                        f.NewSpan?.Quote
                    )),
            ],
            [
                .. revision
                    .Clauses.Where(c => c.Change is not (ChangeKind.Unchanged or ChangeKind.Editorial))
                    .Take(MostRows)
                    .Select(c => new ClauseChangeView(c.Change, c.Old, c.New)),
            ]
        );
    }

    [Description("Whether a document is in force on a day, and why. 文件在某日的效力。")]
    public PolicyStatus PolicyStatusOf(
        [Description("Id of the document.")] string document,
        [Description("ISO date; empty for today.")] string? on = null
    )
    {
        var day = today();
        if (
            !string.IsNullOrWhiteSpace(on)
            && !DateOnly.TryParseExact(
                on,
                "yyyy-MM-dd",
                System.Globalization.CultureInfo.InvariantCulture,
                System.Globalization.DateTimeStyles.None,
                out day
            )
        )
            throw new ArgumentException($"{on} is no ISO date (2026-03-01).");
        return library.Status(document, day) ?? throw Unknown(document);
    }

    [Description(
        "Whether a company gets each benefit where it is: met, notMet with the difference, or unknown with what must be told. Nothing "
            + "is guessed. 按企业情况逐项判断能否享受。"
    )]
    public IReadOnlyList<OfferEntry> MatchProfile(
        [Description(
            "JSON: region, kinds, industries, certificates, revenue (yuan), revenueGrowth (fraction), staff, rdShare, registeredSince,"
                + " facts {metric: figure with unit}, confirmed {key of a requirement, or its very words: true or false};"
                + " leave out what is not told."
        )]
            string profile
    )
    {
        var on = today();
        return [.. library.Match(Profile.Read(System.Text.Encoding.UTF8.GetBytes(profile)), on).Take(MostRows)];
    }

    [Description("What the benefits of a clause come to for an amount, with the steps and what the text leaves open. 按条款测算金额。")]
    public IReadOnlyList<EstimateView> EstimateBenefits(
        [Description("Id of the document.")] string document,
        [Description("Path of the clause, e.g. 二/(四).")] string clause,
        [Description("What the share is of, as 1200万; empty for bounds only.")] string? baseAmount = null,
        [Description("What the higher level gives, for a match.")] string? grant = null,
        [Description("How many things, people or events.")] string? count = null,
        [Description("Years.")] string? years = null
    )
    {
        var record = Record(document);
        string path = ReadClause(document, clause).Clause;
        var input = EstimateText.Read(baseAmount, grant, count, years);
        return
        [
            .. record
                .Benefits.Index()
                .Where(b => b.Item.Clause == path)
                .Select(b => (b.Item, Estimate: BenefitEstimator.Of(record, b.Index, input)))
                .Select(b => new EstimateView(
                    b.Item.Term,
                    b.Item.Condition,
                    b.Estimate.Say(ReportLanguage.Chinese),
                    b.Estimate.Low,
                    b.Estimate.High,
                    [.. b.Estimate.Steps.Select(s => s.Formula.Chinese)],
                    [.. b.Estimate.Open.Select(o => o.Chinese)],
                    b.Item.Span.Quote
                )),
        ];
    }

    [Description("What ends, closes for comments, is overdue or cited though repealed, from today on. 即将到期和期限。")]
    public IReadOnlyList<DueEntry> ListDue([Description("Months ahead, 1 to 120.")] int months = 6)
    {
        var on = today();
        return [.. library.Due(on, on.AddMonths(Math.Clamp(months, 1, 120))).Take(MostRows)];
    }

    [Description("Caps and rates of a subject by region, the highest first, with medians. 各地水平。")]
    public IReadOnlyList<StandingEntry> CompareRegions([Description("Words and filters as in search_clauses, e.g. 算力.")] string query) =>
        [.. library.Standing(query).Take(MostRows)];

    [Description("Kept queries, and the clauses that came or changed since somebody looked. 已保存的检索及其新内容。")]
    public IReadOnlyList<WatchEntry> ListWatches() =>
        [.. library.Watches().Take(MostRows).Select(w => w with { Clauses = [.. w.Clauses.Take(MostHits)] })];

    /// <summary>
    /// The clauses that have all words; where none has, those that have any: models put every word of a question into one query.
    /// </summary>
    private IReadOnlyList<ClauseHit> Hits(string query, int limit)
    {
        var hits = library.Search(query, limit);
        string[] words = query.Split(Between, StringSplitOptions.RemoveEmptyEntries);
        bool plain = words.Length > 1 && !query.Any(Operators.Contains);
        return hits.Count == 0 && plain ? library.Search(string.Join('|', words), limit) : hits;
    }

    private IEnumerable<BenefitView> Rows(string document, string clause) =>
        library.Find(document) is { } record
            ? record.Benefits.Where(b => b.Clause == clause).Select(b => BenefitView.Of(document, record, b))
            : [];

    private PolicyRecord Record(string document) => library.Find(document) ?? throw Unknown(document);

    private static ArgumentException Unknown(string document) =>
        new($"The library has no document {document}; list_documents gives the ids.");

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];

    private static AIFunction Tool(Delegate method, string name) =>
        AIFunctionFactory.Create(method, new AIFunctionFactoryOptions { Name = name, SerializerOptions = Json });
}
