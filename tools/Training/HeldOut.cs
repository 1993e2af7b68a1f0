using System.Globalization;
using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Extraction.Figures;
using ClauseExtractor.Extraction.Judging;

namespace ClauseExtractor.Training;

/// <summary>
/// Writes what fits that have not seen a document's place say of its rows and figures: <c>clause eval --held-out</c> reads it.
/// </summary>
internal static class HeldOut
{
    public static string Write(
        IReadOnlyList<Material> materials,
        IReadOnlyList<List<JudgedFigure>> figures,
        List<RowExample> rows,
        double[] probabilities
    )
    {
        var text = new StringBuilder(
            "# What fits that have not seen a document's place say of it, written by tools/Training. row: document, clause, offset of "
                + "its first figure, probability, 1 where it is right. unread: document, offset.\n"
        );
        var once = materials.Where(m => m.Document.MetOnce).Select(m => m.Document.Name).ToHashSet();
        for (int i = 0; i < rows.Count; i++)
            if (!rows[i].Reworded && !once.Contains(rows[i].Document))
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"row\t{rows[i].Document}\t{rows[i].Name}\t{probabilities[i]:0.###}\t{(rows[i].IsRight ? 1 : 0)}\n"
                );
        for (int m = 0; m < materials.Count; m++)
            if (!materials[m].Reworded && !materials[m].Document.MetOnce)
                foreach (var figure in figures[m].Where(f => f.Role == FigureRole.Unread))
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $"unread\t{materials[m].Document.Name}\t{figure.Context.Mention.Range.Start}\n"
                    );
        return text.ToString();
    }

    /// <summary>The same lines with the probabilities of another fit: the rows stand in the order of the examples.</summary>
    public static string Again(IReadOnlyList<string> lines, List<RowExample> rows, double[] probabilities)
    {
        var documents = lines.Where(l => l[0] != '#').Select(l => l.Split('\t')[1]).ToHashSet();
        var told = new Queue<double>(
            Enumerable
                .Range(0, rows.Count)
                .Where(i => !rows[i].Reworded && !rows[i].IsFirstMet && documents.Contains(rows[i].Document))
                .Select(i => probabilities[i])
        );
        var text = new StringBuilder();
        foreach (string line in lines)
        {
            string[] columns = line.Split('\t');
            if (columns[0] == "row")
                columns[4] = told.Dequeue().ToString("0.###", CultureInfo.InvariantCulture);
            text.AppendJoin('\t', columns).Append('\n');
        }
        return text.ToString();
    }
}
