using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Guard;

/// <summary>
/// A file on its way to a reading process, and a document or a refusal on its way back. Nothing of it is trusted beyond its form.
/// </summary>
internal static class DocumentWire
{
    /// <summary>Name and password; the bytes of the file follow them in the same message.</summary>
    public static ReadOnlyMemory<byte> FileHead(SourceFile file) => new WireWriter().Write(file.Name).Write(file.Password).Written;

    public static SourceFile File(byte[] content)
    {
        var reader = new WireReader(content);
        string name = reader.Text() ?? "",
            password = reader.Text() ?? "";
        int rest = reader.Rest().Length;
        return new SourceFile(name, content.AsMemory(content.Length - rest)) { Password = password.Length > 0 ? password : null };
    }

    public static ReadOnlyMemory<byte> Refusal(UnreadableDocumentException refusal) =>
        new WireWriter().Write(refusal.Code).Write(refusal.Message).Write(refusal.Remedy).Written;

    public static UnreadableDocumentException Refusal(byte[] content)
    {
        var reader = new WireReader(content);
        return new UnreadableDocumentException(reader.Text() ?? "", reader.Text() ?? "", reader.Text() ?? "");
    }

    public static ReadOnlyMemory<byte> Document(SourceDocument document)
    {
        var wire = new WireWriter();
        var source = document.Source;
        wire.Write(document.Lines, line => Line(wire, line));
        wire.Write(source.MediaType)
            .Write(source.Reader)
            .Write(source.Pages, n => wire.Write(n))
            .Write(source.OcrConfidence, n => wire.Write(n))
            .Write(source.ConvertedBy)
            .Write(source.Engine);
        wire.Write(document.LinesAreParagraphs);
        wire.Write(
            document.Dropped,
            dropped => wire.Write(dropped.Page, n => wire.Write(n)).Write(dropped.Text).Write((int)dropped.Reason)
        );
        wire.Write(document.Warnings, warning => wire.Write(warning.Code).Write(warning.Message).Write(warning.Page, n => wire.Write(n)));
        wire.Write(document.PageSizes, size => wire.Write(size.Width).Write(size.Height).Write(size.Turn));
        return wire.Written;
    }

    /// <param name="file">What was read: its name and hash are not taken from the message.</param>
    /// <exception cref="InvalidDataException">The message is no document.</exception>
    /// <exception cref="UnreadableDocumentException">It has more lines than allowed.</exception>
    public static SourceDocument Document(byte[] content, SourceFile file, ReadingLimits limits)
    {
        if (new WireReader(content).Int32() > limits.Lines)
            throw Formats.Refusal.TooBig($"more than {limits.Lines} lines");
        var reader = new WireReader(content);
        var lines = reader.List(Line) ?? [];
        var source = new SourceInfo(
            file.Name,
            file.Sha256,
            reader.Text() ?? "",
            reader.Text() ?? "",
            reader.Optional((ref r) => r.Int32()),
            reader.Optional((ref r) => r.Float64())
        )
        {
            ConvertedBy = reader.Text(),
            Engine = reader.Text(),
        };
        return new SourceDocument(source, lines)
        {
            LinesAreParagraphs = reader.Flag(),
            Dropped =
                reader.List((ref r) => new DroppedText(r.Optional((ref n) => n.Int32()), r.Text() ?? "", (DropReason)r.Int32())) ?? [],
            Warnings = reader.List((ref r) => new SourceWarning(r.Text() ?? "", r.Text() ?? "", r.Optional((ref n) => n.Int32()))) ?? [],
            PageSizes = reader.List((ref r) => new PageSize(r.Float64(), r.Float64()) { Turn = r.Int32() }) ?? [],
        };
    }

    private static void Line(WireWriter wire, SourceLine line)
    {
        wire.Write(line.Text).Write(line.Page, n => wire.Write(n));
        wire.Write(line.Box, box => wire.Write(box.X).Write(box.Y).Write(box.Width).Write(box.Height));
        wire.Write(line.Edges, edge => wire.Write(edge));
        wire.Write(line.FontSize, n => wire.Write(n)).Write(line.Confidence, n => wire.Write(n));
        wire.Write(line.Faint, at => wire.Write(at));
        wire.Write(line.Row is { } row ? row.Table : -1);
        wire.Write(line.Row?.Cells, cell => wire.Write(cell.Start).Write(cell.End));
        wire.Write(line.Mends, mend => wire.Write(mend.Start).Write(mend.Old).Write(mend.New).Write((int)mend.Reason));
    }

    private static SourceLine Line(ref WireReader reader)
    {
        var line = new SourceLine(reader.Text() ?? "", reader.Optional((ref r) => r.Int32()))
        {
            Box = reader.Optional((ref r) => new Box(r.Float64(), r.Float64(), r.Float64(), r.Float64())),
            Edges = reader.List((ref r) => r.Float32()),
            FontSize = reader.Optional((ref r) => r.Float32()),
            Confidence = reader.Optional((ref r) => r.Float32()),
            Faint = reader.List((ref r) => r.Int32()) ?? [],
        };
        int table = reader.Int32();
        var cells = reader.List((ref r) => new CellRange(r.Int32(), r.Int32()));
        var mends = reader.List((ref r) => new LineMend(r.Int32(), r.Text() ?? "", r.Text() ?? "", (MendReason)r.Int32())) ?? [];
        // Ranges are used on the text unchecked: they must lie in it.
        if (
            cells?.Any(cell => cell.Start < 0 || cell.End < cell.Start || cell.End > line.Text.Length) == true
            || line.Edges is { } edges && edges.Count != line.Text.Length + 1
            || line.Faint.Any(at => at < 0 || at >= line.Text.Length)
        )
            throw new InvalidDataException("A line's places do not fit its text.");
        if (mends.Length > 0)
            line = line with { Mends = mends };
        return cells is null ? line : line with { Row = new TableRow(table, cells) };
    }
}
