using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using ClauseExtractor.Extraction.Documents;
using ClauseExtractor.Extraction.Figures;
using ClauseExtractor.Extraction.Grants;
using ClauseExtractor.Extraction.Grants.Recipients;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Indicators;
using ClauseExtractor.Extraction.Judging;
using ClauseExtractor.Extraction.Owners;
using ClauseExtractor.Extraction.Requirements;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction;

/// <summary>Reads the facts out of a document's clauses.</summary>
public static class PolicyExtractor
{
    /// <summary>Reads the facts of a document.</summary>
    public static PolicyRecord Extract(ClauseTree tree) => Judge(tree, Read(tree), FigureTagger.Committed, RowJudge.Committed);

    /// <summary>What the rules read, before anything is judged.</summary>
    internal static Reading Read(ClauseTree tree)
    {
        var text = tree.Text;
        var warnings = new List<Warning>();
        var document = DocumentReader.Read(Id(text), tree, warnings);
        var owners = new OwnerReader(text, new AuthorityResolver(document.Region));
        document = document with { Owners = owners.ReadDocument(tree.Parts) };
        var clauses = Clauses(tree, owners.ReadAll(tree));
        var (benefits, provisions, indicators) = (new BenefitReader(tree), new ProvisionReader(text), new IndicatorReader(tree));
        var units = new UnitSentences(text);
        for (int i = 0; i < tree.Nodes.Count; i++)
        {
            var sentences = units.Of(tree.Nodes[i]);
            bool past = UnitSentences.LookBack(tree, i);
            provisions.Read(tree.Nodes[i], sentences, past ? [] : benefits.Read(i, sentences));
            if (!past)
                indicators.Read(i, sentences);
        }
        var thresholds = ThresholdReader.Read(text, benefits.Rows);
        var record = new PolicyRecord(
            document,
            clauses,
            RecipientFinder.Find(tree, benefits.Rows),
            provisions.Provisions,
            thresholds,
            indicators.Indicators,
            text.Dropped,
            [.. text.Warnings, .. tree.Warnings, .. warnings]
        )
        {
            Text = text.Text,
            Mended = text
                .Map?.Mends()
                .Select(m => new MendedText(text.Map.PageAt(m.Range.Start), m.Mend.Old, m.Mend.New, text.Span(m.Range), m.Mend.Reason))
                .ToList()
                is { Count: > 0 } mended
                ? mended
                : null,
        };
        return new Reading(record, benefits.Hints);
    }

    /// <summary>How each row of a document was read, in the order of the record's benefits.</summary>
    public static IReadOnlyList<RowReading> Explain(ClauseTree tree)
    {
        var benefits = new BenefitReader(tree, explain: true);
        var units = new UnitSentences(tree.Text);
        for (int i = 0; i < tree.Nodes.Count; i++)
            if (!UnitSentences.LookBack(tree, i))
                benefits.Read(i, units.Of(tree.Nodes[i]));
        return benefits.Readings;
    }

    /// <summary>Accounts for every figure and says how sure each row is.</summary>
    internal static PolicyRecord Judge(ClauseTree tree, Reading reading, FigureTagger tagger, RowJudge judge)
    {
        var record = reading.Record;
        var figures = FigureAccount.Judge(tree, record, tagger);
        var accounted = FigureAccount.Account(tree, figures);
        var rows = judge
            .Judge(tree.Text.Folded, record.Benefits, reading.Hints, figures)
            .ConvertAll(row =>
                tree.Text.Map?.HasFaintFigure(row.Span.Start, row.Span.End) == true
                    ? row with
                    {
                        Confidence = Math.Min(row.Confidence, judge.Guarded),
                    }
                    : row
            );
        return record with
        {
            Benefits = rows,
            Figures = accounted,
            Warnings = [.. record.Warnings, .. RowWarnings.Of(rows, reading.Hints), .. FigureAccount.Warnings(accounted)],
        };
    }

    /// <summary>What the rules read of a document.</summary>
    /// <param name="Hints">What the reader said of each row.</param>
    internal sealed record Reading(PolicyRecord Record, RowHints Hints);

    /// <summary>A hash of what the text says: the same for the PDF, the Word file and the text of one policy.</summary>
    private static string Id(PolicyText text)
    {
        char[] key = ArrayPool<char>.Shared.Rent(text.Folded.Length);
        int length = TextKey.Write(text.Folded, key);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(length));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.AsSpan(0, Encoding.UTF8.GetBytes(key.AsSpan(0, length), bytes)), hash);
        ArrayPool<byte>.Shared.Return(bytes);
        ArrayPool<char>.Shared.Return(key);
        return Convert.ToHexStringLower(hash[..8]);
    }

    private static List<Clause> Clauses(ClauseTree tree, List<IReadOnlyList<Owner>> owners)
    {
        var text = tree.Text;
        var clauses = new List<Clause>(tree.Nodes.Count);
        foreach (var node in tree.Nodes)
        {
            var body = text.Span(node.Body);
            clauses.Add(
                new Clause(
                    node.Path,
                    node.Label,
                    text.Span(node.LabelRange),
                    node.Level,
                    node.Parent < 0 ? null : tree.Nodes[node.Parent].Path,
                    node.Kind,
                    node.Heading is { } h ? text.Text[h.Start..h.End] : null,
                    node.More.Count == 0 ? body.Quote : string.Join('\n', node.Own.Select(r => text.Text[r.Start..r.End])),
                    body,
                    node.More.Count == 0 ? [] : [.. node.More.Select(text.Span)],
                    owners[clauses.Count]
                )
            );
        }
        return clauses;
    }
}
