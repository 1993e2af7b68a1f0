using System.Xml;
using ClauseExtractor.Formats.Packages;
using ClauseExtractor.Formats.Sniffing;
using ClauseExtractor.Reading;
using DocumentFormat.OpenXml.Packaging;

namespace ClauseExtractor.Formats.Word;

/// <summary>
/// Reads Word documents (DOCX): automatic numbering written out, tables as rows, tracked changes as accepted, notes at the end.
/// </summary>
public sealed class WordReader : IDocumentReader
{
    private const string Kind = "Word document";

    private const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private readonly ReadingLimits _limits;

    private readonly int _depth;

    /// <param name="limits">What one file may cost; null for the defaults.</param>
    public WordReader(ReadingLimits? limits = null)
        : this(limits ?? new ReadingLimits(), 0) { }

    /// <param name="limits">What one file may cost.</param>
    /// <param name="depth">In how many documents this one is put.</param>
    internal WordReader(ReadingLimits limits, int depth) => (_limits, _depth) = (limits, depth);

    /// <inheritdoc/>
    public string Name => "word";

    /// <inheritdoc/>
    public bool Accepts(SourceFile file) => FileSniffer.KindOf(file) == FileKind.Word;

    /// <inheritdoc/>
    public SourceDocument Read(SourceFile file, CancellationToken cancellation = default)
    {
        PackageGuard.Check(file.Content, Kind, _limits, cancellation);
        try
        {
            using var stream = new MemoryStream(PackageGuard.WithSlashes(file.Content, _limits.InflatedBytes).ToArray(), writable: false);
            using var package = WordprocessingDocument.Open(stream, isEditable: false);
            if (package.MainDocumentPart is not { Document.Body: { } body } main)
                throw Refusal.Damaged(Kind, "it has no text part");
            var walk = new WordWalk(main, new WordImports(main, _limits, _depth, cancellation), cancellation);
            walk.Add(body);
            walk.AddNotes();
            walk.DropHeadersAndFooters();
            walk.DropPictures();
            if (walk.Lines.All(line => string.IsNullOrWhiteSpace(line.Text)))
                throw Refusal.NoText();
            return new SourceDocument(new SourceInfo(file.Name, file.Sha256, MediaType, "word"), walk.Lines)
            {
                LinesAreParagraphs = true,
                Dropped = walk.Dropped,
                Warnings = walk.Warnings,
            };
        }
        // What the SDK throws for packages that are well-formed XML and yet no Word document.
        catch (Exception e)
            when (e
                    is OpenXmlPackageException
                        or FileFormatException
                        or XmlException
                        or InvalidDataException
                        or ArgumentException
                        or FormatException
                        or OverflowException
                        or InvalidOperationException
                        or KeyNotFoundException
                        or UriFormatException
                        or IOException
                        or NotSupportedException
            )
        {
            throw Refusal.Damaged(Kind, e.Message.Split('\n')[0].TrimEnd('.', '\r'));
        }
    }
}
