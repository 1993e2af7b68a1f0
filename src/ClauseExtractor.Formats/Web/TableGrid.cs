using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Web;

/// <summary>Reads an HTML table as rows of cells, unless the table only lays the page out.</summary>
internal static class TableGrid
{
    /// <summary>Paragraphs in one cell beyond this make the table a layout.</summary>
    private const int MostParagraphs = 12;

    /// <summary>The rows with how many of their characters are in links; null for a table that is no table of data.</summary>
    /// <param name="table">The table.</param>
    /// <param name="dropped">Takes the marks of notes and readings of characters.</param>
    public static List<(SourceLine Line, int Links)>? Read(IHtmlTableElement table, List<DroppedText> dropped)
    {
        var rows = table.Rows.ToList();
        if (
            rows.Count == 0
            || rows.All(row => row.Cells.Length <= 1)
            || table.QuerySelector("table, h1, h2, form, ul, iframe") is not null
            || rows.SelectMany(row => row.Cells).Any(cell => cell.QuerySelectorAll("p, div, br").Length > MostParagraphs)
        )
            return null;
        var lines = new List<(SourceLine, int)>();
        List<int> merged = []; // for each column, how many of the rows below its cell still covers
        foreach (var row in rows)
        {
            var text = new StringBuilder();
            var ranges = new List<CellRange>();
            List<int> below = [];
            foreach (var cell in row.Cells)
            {
                AddMerged();
                Add(CellText(cell, dropped));
                below.Add(Math.Max(0, (cell as IHtmlTableCellElement)?.RowSpan - 1 ?? 0));
            }
            AddMerged();
            merged = below;
            int links = row.QuerySelectorAll("a").Sum(a => a.TextContent.Count(c => !char.IsWhiteSpace(c)));
            if (!string.IsNullOrWhiteSpace(text.ToString()))
                lines.Add((new SourceLine(text.ToString()) { Row = new TableRow(0, ranges) }, links));

            void Add(string words)
            {
                if (ranges.Count > 0)
                    text.Append('\t');
                int start = text.Length;
                text.Append(words);
                ranges.Add(new CellRange(start, text.Length));
            }

            // A cell of a row above that reaches down here stands as an empty one, as in Word.
            void AddMerged()
            {
                while (below.Count < merged.Count && merged[below.Count] > 0)
                {
                    below.Add(merged[below.Count] - 1);
                    Add("");
                }
            }
        }
        return lines;
    }

    /// <summary>A cell without the marks of notes and readings of characters. Most cells have none.</summary>
    private static string CellText(IElement cell, List<DroppedText> dropped)
    {
        if (cell.QuerySelector("sup, rt, rp, script, style") is null)
            return Flatten(cell.TextContent);
        var text = new StringBuilder();
        foreach (var own in cell.Descendants<IText>())
        {
            string data = own.Data;
            var around = own.Ancestors<IElement>().TakeWhile(element => !ReferenceEquals(element, cell)).ToList();
            if (around.Exists(element => element.LocalName is "script" or "style"))
                continue;
            bool note = around.Exists(element => element.LocalName == "sup") && NoteMark.Is(text.ToString(), data);
            if (note || around.Exists(element => HtmlBlocks.IsReading(element.LocalName)))
                dropped.Add(new DroppedText(null, data.Trim(), note ? DropReason.NoteMark : DropReason.Other));
            else
                text.Append(data);
        }
        return Flatten(text.ToString());
    }

    internal static string Flatten(string text)
    {
        var flat = new StringBuilder();
        foreach (char c in text)
            if (!char.IsWhiteSpace(c))
                flat.Append(c);
            else if (flat.Length > 0 && flat[^1] != ' ')
                flat.Append(' ');
        return flat.ToString().TrimEnd();
    }
}
