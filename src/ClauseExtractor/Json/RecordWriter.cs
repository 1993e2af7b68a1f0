using System.Text.Json;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Json;

/// <summary>
/// Writes an extraction record member by member: the same bytes as <see cref="JsonSerializer"/> with <see cref="RecordJson.Options"/>,
/// which compiles
/// 1,700 methods of its own for the types of a record, most of the processor time of one short extraction.
/// </summary>
internal sealed class RecordWriter(Utf8JsonWriter json)
{
    public void Write(PolicyRecord record)
    {
        json.WriteStartObject();
        json.WriteString("schema", record.Schema);
        json.Object("document", record.Document, Write);
        json.Objects("clauses", record.Clauses, Write);
        json.Objects("benefits", record.Benefits, Write);
        json.Objects("provisions", record.Provisions, Write);
        json.Objects("thresholds", record.Thresholds, Write);
        json.Objects("figures", record.Figures, Write);
        json.Objects("indicators", record.Indicators, Write);
        json.Objects("dropped", record.Dropped, Write);
        if (record.Mended is { } mended)
            json.Objects("mended", mended, Write);
        json.Objects("warnings", record.Warnings, Write);
        if (record.Corrections is { } corrections)
            json.Objects("corrections", corrections, Write);
        json.WriteEndObject();
    }

    private void Write(DocumentFacts document)
    {
        json.WriteString("id", document.Id);
        json.Object("source", document.Source, Write);
        json.WriteString("title", document.Title);
        json.WriteString("documentNumber", document.DocumentNumber);
        json.Name("genre", document.Genre);
        json.Name("stage", document.Stage);
        json.Strings("issuers", document.Issuers);
        json.Object("region", document.Region, Write);
        json.Object("dates", document.Dates, Write);
        json.Objects("repeals", document.Repeals, Write);
        json.Objects("citations", document.Citations, Write);
        json.Objects("owners", document.Owners, Write);
        json.WriteStartObject("evidence");
        foreach (var (value, span) in document.Evidence)
            json.Span(value, span);
        json.WriteEndObject();
        json.Object("validity", document.Validity, Write);
    }

    private void Write(DocumentValidity validity)
    {
        json.Name("basis", validity.Basis);
        json.Span("span", validity.Span);
    }

    private void Write(SourceInfo source)
    {
        json.WriteString("file", source.File);
        json.WriteString("sha256", source.Sha256);
        json.WriteString("mediaType", source.MediaType);
        json.WriteString("reader", source.Reader);
        json.Integer("pages", source.Pages);
        json.Fraction("ocrConfidence", source.OcrConfidence);
        if (source.ConvertedBy is { } program)
            json.WriteString("convertedBy", program);
        if (source.Engine is { } engine)
            json.WriteString("engine", engine);
    }

    private void Write(Region region)
    {
        json.WriteString("name", region.Name);
        json.Name("level", region.Level);
    }

    private void Write(DocumentDates dates)
    {
        json.Date("adopted", dates.Adopted);
        json.Date("issued", dates.Issued);
        json.Date("printed", dates.Printed);
        json.Date("effectiveFrom", dates.EffectiveFrom);
        json.Date("effectiveTo", dates.EffectiveTo);
        json.Date("commentFrom", dates.CommentFrom);
        json.Date("commentTo", dates.CommentTo);
        json.Strings("amended", dates.Amended.Select(JsonMembers.Iso));
    }

    private void Write(Repeal repeal)
    {
        json.WriteString("title", repeal.Title);
        json.WriteString("documentNumber", repeal.DocumentNumber);
        json.Date("issued", repeal.Issued);
        json.Span("span", repeal.Span);
    }

    private void Write(Citation citation)
    {
        json.WriteString("title", citation.Title);
        json.WriteString("documentNumber", citation.DocumentNumber);
        json.WriteString("clause", citation.Clause);
        json.Span("span", citation.Span);
        if (citation.Basis)
            json.WriteBoolean("basis", true);
    }

    private void Write(Owner owner)
    {
        json.WriteString("name", owner.Name);
        json.WriteString("authority", owner.Authority);
        json.Name("role", owner.Role);
        json.WriteBoolean("inherited", owner.Inherited);
        json.Span("span", owner.Span);
    }

    private void Write(Clause clause)
    {
        json.WriteString("path", clause.Path);
        json.WriteString("label", clause.Label);
        json.Span("labelSpan", clause.LabelSpan);
        json.WriteNumber("level", clause.Level);
        json.WriteString("parent", clause.Parent);
        json.Name("kind", clause.Kind);
        json.WriteString("heading", clause.Heading);
        json.WriteString("text", clause.Text);
        json.Span("span", clause.Span);
        json.Spans("more", clause.More);
        json.Objects("owners", clause.Owners, Write);
    }

    private void Write(Benefit benefit)
    {
        json.WriteString("clause", benefit.Clause);
        json.WriteString("term", benefit.Term);
        json.WriteString("beneficiary", benefit.Beneficiary);
        json.Span("beneficiarySpan", benefit.BeneficiarySpan);
        json.WriteString("condition", benefit.Condition);
        json.Spans("conditionSpans", benefit.ConditionSpans);
        json.Integer("tier", benefit.Tier);
        json.Objects("caps", benefit.Caps, Write);
        json.Object("rate", benefit.Rate, Write);
        json.Number("match", benefit.Match);
        json.Integer("years", benefit.Years);
        json.Integer("instalmentYears", benefit.InstalmentYears);
        json.WriteString("procedure", benefit.Procedure);
        json.Span("span", benefit.Span);
        json.WriteNumber("confidence", benefit.Confidence);
        json.Name("weakest", benefit.Weakest);
        json.Name("origin", benefit.Origin);
    }

    private void Write(Cap cap)
    {
        json.Number("amount", cap.Amount);
        json.Number("lower", cap.Lower);
        json.WriteString("currency", cap.Currency);
        json.Name("bound", cap.Bound);
        json.Name("per", cap.Per);
        json.WriteString("unit", cap.Unit);
        json.Span("span", cap.Span);
    }

    private void Write(Rate rate)
    {
        json.Number("value", rate.Value);
        json.Number("lower", rate.Lower);
        json.Name("bound", rate.Bound);
        json.WriteString("base", rate.Base);
        json.Span("span", rate.Span);
    }

    private void Write(Provision provision)
    {
        json.Name("kind", provision.Kind);
        json.WriteString("clause", provision.Clause);
        json.WriteString("text", provision.Text);
        json.Objects("caps", provision.Caps, Write);
        json.Span("span", provision.Span);
    }

    private void Write(Threshold threshold)
    {
        json.WriteString("clause", threshold.Clause);
        json.WriteString("metric", threshold.Metric);
        json.Name("comparator", threshold.Comparator);
        json.Number("value", threshold.Value);
        json.Number("upper", threshold.Upper);
        json.WriteString("unit", threshold.Unit);
        json.Span("span", threshold.Span);
    }

    private void Write(AccountedFigure figure)
    {
        json.WriteString("clause", figure.Clause);
        json.Name("kind", figure.Kind);
        json.Number("value", figure.Value);
        json.Number("upper", figure.Upper);
        json.WriteString("unit", figure.Unit);
        json.WriteString("currency", figure.Currency);
        json.Name("role", figure.Role);
        json.Span("span", figure.Span);
    }

    private void Write(Indicator indicator)
    {
        json.WriteString("clause", indicator.Clause);
        json.WriteString("metric", indicator.Metric);
        json.Name("comparator", indicator.Comparator);
        json.Number("value", indicator.Value);
        json.WriteString("unit", indicator.Unit);
        json.Integer("year", indicator.Year);
        json.Span("span", indicator.Span);
    }

    private void Write(DroppedText dropped)
    {
        json.Integer("page", dropped.Page);
        json.WriteString("text", dropped.Text);
        json.Name("reason", dropped.Reason);
    }

    private void Write(MendedText mend)
    {
        json.Integer("page", mend.Page);
        json.WriteString("old", mend.Old);
        json.WriteString("new", mend.New);
        json.Span("span", mend.Span);
        json.Name("reason", mend.Reason);
    }

    private void Write(Warning warning)
    {
        json.WriteString("code", warning.Code);
        json.WriteString("message", warning.Message);
        json.Span("span", warning.Span);
    }

    private void Write(AppliedCorrection correction)
    {
        json.WriteString("clause", correction.Clause);
        json.WriteString("field", correction.Field);
        json.WriteString("old", correction.Old);
        json.WriteString("new", correction.New);
        json.WriteString("reason", correction.Reason);
        json.WriteString("author", correction.Author);
        json.WriteString("at", correction.At);
    }
}
