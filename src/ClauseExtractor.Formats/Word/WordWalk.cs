using ClauseExtractor.Reading;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace ClauseExtractor.Formats.Word;

/// <summary>Walks the body of a Word document in order and writes its lines, one a paragraph.</summary>
internal sealed class WordWalk
{
    private readonly MainDocumentPart _main;
    private readonly WordImports _imports;
    private readonly CancellationToken _cancellation;
    private readonly ListNumbering _numbering;
    private readonly WordText _text;
    private int _tables;
    private bool _goesOn,
        _importsUnread,
        _picturesUnread;

    public WordWalk(MainDocumentPart main, WordImports imports, CancellationToken cancellation)
    {
        (_main, _imports, _cancellation) = (main, imports, cancellation);
        _numbering = new ListNumbering(main);
        _text = new WordText(Dropped);
    }

    public List<SourceLine> Lines { get; } = [];

    public List<DroppedText> Dropped { get; } = [];

    public IReadOnlyList<SourceWarning> Warnings
    {
        get
        {
            var warnings = new List<SourceWarning>();
            if (_text.HasTrackedChanges)
                warnings.Add(new("CE0118", "The document has tracked changes; it is read as if all were accepted."));
            if (_main.WordprocessingCommentsPart?.Comments?.HasChildren == true)
                warnings.Add(new("CE0119", "The document has comments by reviewers; they are not read. It may not be the final text."));
            if (_text.HasEquations)
                warnings.Add(new("CE0125", "The document has equations; each is written on one line."));
            if (_text.HasUnread)
                warnings.Add(
                    new("CE0126", "Some characters of the document could not be read: those of symbol fonts, or of equation fields.")
                );
            if (_importsUnread)
                warnings.Add(new("CE0126", "A part of the document is a file of another format, which could not be read."));
            if (_picturesUnread)
                warnings.Add(new("CE0126", "The words of the document's diagrams and charts are not read."));
            return warnings;
        }
    }

    /// <summary>Adds the blocks of a part: paragraphs, tables, and what wraps them.</summary>
    public void Add(OpenXmlElement container)
    {
        foreach (var block in container.ChildElements)
        {
            _cancellation.ThrowIfCancellationRequested();
            switch (block)
            {
                case Paragraph paragraph:
                    AddParagraph(paragraph);
                    break;
                case Table table:
                    AddTable(table);
                    break;
                case AltChunk chunk:
                    AddImport(chunk);
                    break;
                case { LocalName: "oMath" or "oMathPara" }:
                    AddParagraph(new Paragraph(Equation(block)));
                    break;
                case SectionProperties or SdtProperties or TableProperties or TableGrid or TableCellProperties:
                    break;
                default:
                    Add(block);
                    break;
            }
        }
    }

    /// <summary>Footnotes and endnotes that the text refers to, after it.</summary>
    public void AddNotes()
    {
        foreach (var (end, id) in _text.Notes.Distinct().ToList())
        {
            OpenXmlElement? note = end
                ? _main.EndnotesPart?.Endnotes?.Elements<Endnote>().FirstOrDefault(n => n.Id?.Value == id)
                : _main.FootnotesPart?.Footnotes?.Elements<Footnote>().FirstOrDefault(n => n.Id?.Value == id);
            if (note is not null)
                Add(note);
        }
    }

    /// <summary>What runs along on every page is no part of the text.</summary>
    public void DropHeadersAndFooters()
    {
        foreach (var header in _main.HeaderParts.OrderBy(part => part.Uri.ToString(), StringComparer.Ordinal))
            Drop(header.Header, DropReason.RunningHeader);
        foreach (var footer in _main.FooterParts.OrderBy(part => part.Uri.ToString(), StringComparer.Ordinal))
            Drop(footer.Footer, DropReason.RunningFooter);
    }

    /// <summary>The words of diagrams (SmartArt) and charts stand in parts of their own.</summary>
    public void DropPictures()
    {
        var words = _main
            .DiagramDataParts.SelectMany(part =>
                part.DataModelRoot?.Descendants<DocumentFormat.OpenXml.Drawing.Text>().Select(text => text.Text) ?? []
            )
            .Concat(
                _main.ChartParts.SelectMany(part =>
                    part.ChartSpace?.Descendants<DocumentFormat.OpenXml.Drawing.Charts.StringPoint>().Select(point => point.InnerText) ?? []
                )
            )
            .Where(text => !string.IsNullOrWhiteSpace(text))
            .ToList();
        _picturesUnread = words.Count > 0;
        Dropped.AddRange(words.Select(text => new DroppedText(null, text, DropReason.Other)));
    }

    /// <summary>An equation beside the paragraphs, which the library knows only within them.</summary>
    private static OpenXmlElement Equation(OpenXmlElement block) =>
        block is OpenXmlUnknownElement unknown
            ? unknown.LocalName == "oMath"
                ? new DocumentFormat.OpenXml.Math.OfficeMath(unknown.OuterXml)
                : new DocumentFormat.OpenXml.Math.Paragraph(unknown.OuterXml)
            : block.CloneNode(true);

    private void AddImport(AltChunk chunk)
    {
        if (_imports.Read(chunk.Id?.Value) is not { } document)
        {
            _importsUnread = true;
            return;
        }
        Lines.AddRange(
            document.Lines.Select(line => new SourceLine(line.Text)
            {
                Row = line.Row is { } row ? row with { Table = row.Table + _tables } : null,
            })
        );
        _tables += document.Lines.Max(line => line.Row?.Table) ?? 0;
        Dropped.AddRange(document.Dropped.Select(text => text with { Page = null }));
    }

    private void Drop(OpenXmlElement? part, DropReason reason)
    {
        foreach (var paragraph in part?.Descendants<Paragraph>() ?? [])
        {
            string text = string.Concat(paragraph.Descendants<Text>().Select(t => t.Text)).Trim();
            if (text.Length > 0)
                Dropped.Add(new DroppedText(null, text, reason));
        }
    }

    private void AddParagraph(Paragraph paragraph)
    {
        if (!_goesOn)
            _text.Append(_numbering.Next(paragraph));
        _text.Add(paragraph);
        // A paragraph whose end a reviewer deleted runs into the next.
        _goesOn = paragraph.ParagraphProperties?.ParagraphMarkRunProperties?.GetFirstChild<Deleted>() is not null;
        if (_goesOn)
            return;
        foreach (string line in _text.Take())
            if (!string.IsNullOrWhiteSpace(line))
                Lines.Add(new SourceLine(line.Replace('\t', ' ').Trim()));
        var boxes = _text.Boxes.ToList();
        _text.Boxes.Clear();
        foreach (var box in boxes)
            Add(box);
    }

    private void AddTable(Table table)
    {
        var rows = table.Elements<TableRow>().ToList();
        // A frame drawn as a table (专栏, a page laid out in one column) holds paragraphs, not cells.
        if (rows.All(row => Cells(row).Count() <= 1))
        {
            foreach (var cell in rows.SelectMany(Cells))
                Add(cell);
            return;
        }
        int number = ++_tables;
        foreach (var row in rows)
            if (row.TableRowProperties?.GetFirstChild<Deleted>() is not null)
                Dropped.Add(new DroppedText(null, row.InnerText, DropReason.TrackedDeletion));
            else
                AddRow(row, number);
    }

    private void AddRow(TableRow row, int table)
    {
        var text = new System.Text.StringBuilder();
        var ranges = new List<CellRange>();
        foreach (var cell in Cells(row))
        {
            if (ranges.Count > 0)
                text.Append('\t');
            int start = text.Length;
            text.AppendJoin(' ', CellParagraphs(cell));
            ranges.Add(new CellRange(start, text.Length));
        }
        if (!string.IsNullOrWhiteSpace(text.ToString()))
            Lines.Add(new SourceLine(text.ToString()) { Row = new ClauseExtractor.Reading.TableRow(table, ranges) });
    }

    private IEnumerable<string> CellParagraphs(TableCell cell)
    {
        foreach (var paragraph in cell.Descendants<Paragraph>())
        {
            _text.Append(_numbering.Next(paragraph));
            _text.Add(paragraph);
            foreach (string line in _text.Take())
                if (!string.IsNullOrWhiteSpace(line))
                    yield return line.Replace('\t', ' ').Trim();
        }
    }

    private static IEnumerable<TableCell> Cells(TableRow row) =>
        row.ChildElements.SelectMany(child =>
            child is TableCell cell ? [cell]
            : child is SdtCell ? child.Descendants<TableCell>()
            : Enumerable.Empty<TableCell>()
        );
}
