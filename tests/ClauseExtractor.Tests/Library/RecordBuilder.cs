using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Library;

/// <summary>
/// Makes records for tests of what stands above extraction: the clauses come from the text through the pipeline, the facts are set by hand,
/// each grounded in the words it names.
/// </summary>
internal sealed class RecordBuilder
{
    private readonly string text;
    private PolicyRecord record;

    public RecordBuilder(string title, string text, string file = "a.txt")
    {
        this.text = title + "\n" + text + "\n";
        record = new PolicyPipeline().Run(new SourceFile(file, Encoding.UTF8.GetBytes(this.text)));
        record = record with
        {
            Benefits = [],
            Document = record.Document with
            {
                Title = title,
                DocumentNumber = null,
                Issuers = [],
                Region = null,
                Repeals = [],
                Owners = [],
                Stage = DocumentStage.Issued,
                Dates = new(null, null, null, null, null, null, null),
            },
        };
    }

    public RecordBuilder Number(string number) => Document(d => d with { DocumentNumber = number });

    public RecordBuilder Issuer(params string[] issuers) => Document(d => d with { Issuers = issuers });

    public RecordBuilder Region(string name, RegionLevel level) => Document(d => d with { Region = new Region(name, level) });

    public RecordBuilder Draft() => Document(d => d with { Stage = DocumentStage.Draft });

    public RecordBuilder Issued(string date) => Document(d => d with { Dates = d.Dates with { Issued = Date(date) } });

    public RecordBuilder Effective(string from, string? to = null) =>
        Document(d => d with { Dates = d.Dates with { EffectiveFrom = Date(from), EffectiveTo = to is null ? null : Date(to) } });

    public RecordBuilder Repeals(string title, string? number = null) =>
        Document(d => d with { Repeals = [.. d.Repeals, new Repeal(title, number, null, Span(title))] });

    public RecordBuilder Cites(string title, string? number = null) =>
        Document(d => d with { Citations = [.. d.Citations, new Citation(title, number, null, Span(title))] });

    public RecordBuilder Owner(string clause, string name, OwnerRole role = OwnerRole.Responsible)
    {
        record = record with
        {
            Clauses =
            [
                .. record.Clauses.Select(c =>
                    c.Path == clause ? c with { Owners = [.. c.Owners, new Owner(name, null, role, false, Span(name))] } : c
                ),
            ],
        };
        return this;
    }

    public RecordBuilder Benefit(string clause, string term, Func<BenefitBuilder, BenefitBuilder>? build = null)
    {
        var at = record.Clauses.Single(c => c.Path == clause).Span;
        var benefit = new Benefit(clause, term, null, null, null, [], null, [], null, null, null, null, null, at, 0.95, BenefitOrigin.Rule);
        record = record with { Benefits = [.. record.Benefits, (build ?? (b => b))(new BenefitBuilder(benefit, Span)).Benefit] };
        return this;
    }

    public RecordBuilder Warning(string code, string message)
    {
        record = record with { Warnings = [.. record.Warnings, new Warning(code, message)] };
        return this;
    }

    public PolicyRecord Build() => record;

    private RecordBuilder Document(Func<DocumentFacts, DocumentFacts> change)
    {
        record = record with { Document = change(record.Document) };
        return this;
    }

    /// <summary>
    /// The first place of the words; an empty span at 0 where they do not stand in the text (a fact that a test sets without wording).
    /// </summary>
    private Span Span(string words)
    {
        int at = record.Text.IndexOf(words, StringComparison.Ordinal);
        return at < 0 ? new Span(0, 0, null, "") : new Span(at, at + words.Length, null, words);
    }

    private static DateOnly Date(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    internal sealed record BenefitBuilder(Benefit Benefit, Func<string, Span> Span)
    {
        public BenefitBuilder Cap(decimal yuan, string words, Per? per = null, Bound bound = Bound.UpTo) =>
            this with
            {
                Benefit = Benefit with { Caps = [.. Benefit.Caps, new Cap(yuan, null, "CNY", bound, per, null, Span(words))] },
            };

        public BenefitBuilder Rate(decimal share, string words, string? rateBase = null) =>
            this with
            {
                Benefit = Benefit with { Rate = new Rate(share, null, Bound.UpTo, rateBase, Span(words)) },
            };

        public BenefitBuilder For(string beneficiary) =>
            this with
            {
                Benefit = Benefit with { Beneficiary = beneficiary, BeneficiarySpan = Span(beneficiary) },
            };

        public BenefitBuilder When(string condition) =>
            this with
            {
                Benefit = Benefit with { Condition = condition, ConditionSpans = [Span(condition)] },
            };

        public BenefitBuilder Confidence(double confidence) => this with { Benefit = Benefit with { Confidence = confidence } };
    }
}
