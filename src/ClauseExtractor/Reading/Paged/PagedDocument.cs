using System.Globalization;

namespace ClauseExtractor.Reading.Paged;

/// <summary>
/// Makes a document of positioned pages, whichever format gave them: pages without usable text go to text recognition, garbled text is
/// never let through,
/// lines are put together, and doubts are told.
/// </summary>
public static class PagedDocument
{
    /// <summary>A recognised line below this confidence is dirt, a rule or a stamp.</summary>
    private const float DirtConfidence = 0.5f;

    /// <summary>A recognised figure below this confidence is worth a second look.</summary>
    private const float DoubtfulFigure = 0.8f;

    /// <param name="source">Facts of the file; pages, reader and confidence are filled in here.</param>
    /// <param name="file">The file, for the recogniser.</param>
    /// <param name="recogniser">Reads pages that are pictures; null where there is none.</param>
    /// <param name="warnings">Doubts of the reader.</param>
    /// <exception cref="UnreadableDocumentException">No page has usable text.</exception>
    public static SourceDocument Build(
        SourceInfo source,
        SourceFile file,
        IReadOnlyList<PositionedPage> pages,
        IPageRecogniser? recogniser,
        IEnumerable<SourceWarning> warnings,
        CancellationToken cancellation
    )
    {
        var doubts = warnings.ToList();
        var dropped = new List<DroppedText>();
        for (int page = 1; page <= pages.Count; page++)
            if (pages[page - 1].Unseen is { Count: > 0 } unseen)
            {
                dropped.AddRange(unseen.Select(text => new DroppedText(page, text, DropReason.Other)));
                doubts.Add(new("CE0127", "The page holds text that it does not show; it is left out.", page));
            }
        dropped.AddRange(
            pages.Select((page, i) => new DroppedText(i + 1, page.Slanted, DropReason.Watermark)).Where(mark => mark.Text.Length > 0)
        );
        var sizes = pages.Select(page => page.Size).ToArray();
        var runs = pages.Select(page => page.Runs).ToArray();
        var garbled = Garbled(runs, doubts);
        var pictures = Enumerable.Range(1, pages.Count).Where(page => pages[page - 1].IsPicture).ToList();
        var wanting = garbled.Union(pictures).Order().ToList();
        var recognised = new SortedSet<int>();
        string? engine = source.Engine;
        if (wanting.Count > 0 && recogniser is { IsAvailable: true })
        {
            file.Recognising?.Invoke(0, wanting.Count);
            (engine, var read) = recogniser.Recognise(file, wanting.ToDictionary(page => page, page => pages[page - 1].Size), cancellation);
            foreach (var (page, (size, words)) in read)
            {
                if (garbled.Contains(page))
                    dropped.AddRange(runs[page - 1].Select(run => new DroppedText(page, run.Text, DropReason.Other)));
                runs[page - 1] = garbled.Contains(page) ? words : Merge(Upright(runs[page - 1], size), words);
                sizes[page - 1] = size;
                recognised.Add(page);
            }
        }
        else if (wanting.Count > 0)
            Unread(runs, garbled, pictures, recogniser?.Remedy, dropped, doubts);
        if (runs.All(page => page.Count == 0))
            throw new UnreadableDocumentException("CE0022", "The document has no text.", "Check that it is the right file.");

        var (lines, repeats) = LineAssembler.Assemble(runs, [.. pages.Select((page, i) => sizes[i].Turn == 0 ? page.Rules : [])]);
        dropped.AddRange(repeats);
        var letters = PictureLetters.In(lines);
        dropped.AddRange(
            lines
                .Where(line => IsDirt(line) || letters.Contains(line))
                .Select(line => new DroppedText(line.Page, line.Text, DropReason.Other))
        );
        doubts.AddRange(
            letters
                .Where(line => !IsDirt(line))
                .GroupBy(line => line.Page)
                .Select(page => new SourceWarning(
                    "CE0129",
                    "Letters that were recognised in a picture (a map, a logo) are left out.",
                    page.Key
                ))
        );
        var kept = RecognitionMends.Mend([.. lines.Where(line => !IsDirt(line) && !letters.Contains(line))]);
        double? confidence = Confidence(kept);
        // Of a picture every page was recognised before it came here.
        recognised.UnionWith(kept.Where(line => line is { Confidence: not null, Page: not null }).Select(line => line.Page!.Value));
        if (recognised.Count > 0)
            doubts.Add(
                new(
                    "CE0113",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The text of {Pages(recognised)} was recognised from pictures{(engine is null ? "" : $" by {engine}")}, mean "
                            + $"confidence {confidence ?? 0:0.00}."
                    )
                )
            );
        doubts.AddRange(
            kept.Where(line =>
                    line.Confidence < DoubtfulFigure && line.Text.Any(char.IsDigit) || line.Faint.Any(at => char.IsDigit(line.Text[at]))
                )
                .Select(line => new SourceWarning(
                    "CE0114",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"A figure was recognised without certainty (line {line.Confidence ?? 0:0.00}): {line.Text}"
                    ),
                    line.Page
                ))
        );
        bool all = recognised.Count > 0;
        return new SourceDocument(
            source with
            {
                Pages = pages.Count,
                Reader = all ? "ocr" : source.Reader,
                OcrConfidence = confidence,
                Engine = all ? engine : null,
            },
            kept
        )
        {
            Dropped = [.. dropped.OrderBy(d => d.Page)],
            Warnings = doubts,
            PageSizes = sizes,
        };
    }

    /// <summary>Pages whose text is garbage; stray impossible characters on the others are a doubt.</summary>
    private static List<int> Garbled(IReadOnlyList<PositionedRun>[] runs, List<SourceWarning> doubts)
    {
        var garbled = new List<int>();
        for (int page = 1; page <= runs.Length; page++)
        {
            string text = string.Concat(runs[page - 1].Select(run => run.Text));
            if (GarbledText.IsGarbled(text))
                garbled.Add(page);
            else if (GarbledText.CountImpossible(text) is > 0 and var count)
                doubts.Add(new("CE0115", $"{count} characters on the page may be wrong: the font does not say what they show.", page));
        }
        return garbled;
    }

    /// <summary>Where nothing recognises pictures, pages with text are still read, the others named.</summary>
    private static void Unread(
        IReadOnlyList<PositionedRun>[] runs,
        List<int> garbled,
        List<int> pictures,
        string? remedy,
        List<DroppedText> dropped,
        List<SourceWarning> doubts
    )
    {
        remedy ??= "Get the document as text, Word or a PDF with text.";
        foreach (int page in garbled)
        {
            dropped.AddRange(runs[page - 1].Select(run => new DroppedText(page, run.Text, DropReason.Other)));
            runs[page - 1] = [];
        }
        if (
            runs.All(page => page.Count == 0)
            || pictures.Count > 0.5 * runs.Length && runs.Sum(page => page.Sum(run => run.Text.Length)) < 40 * runs.Length
        )
            throw garbled.Count > 0
                ? new UnreadableDocumentException(
                    "CE0021",
                    "The text in the file is garbled: its fonts do not say which characters they show.",
                    remedy
                )
                : new UnreadableDocumentException("CE0020", "The document has no text, only pictures of pages.", remedy);
        if (garbled.Count > 0)
            doubts.Add(new("CE0116", $"The text of {Pages(garbled)} is garbled and was left out. {remedy}"));
        if (pictures.Count > 0)
            doubts.Add(new("CE0117", $"{Pages(pictures)} may be pictures of text and were not read. {remedy}"));
    }

    /// <summary>
    /// A page with a little text of its own (its number, a stamp's date) keeps it; recognised words at the same place are the same words.
    /// </summary>
    private static List<PositionedRun> Merge(IReadOnlyList<PositionedRun> own, IReadOnlyList<PositionedRun> words) =>
        [
            .. own,
            .. words.Where(word =>
                !own.Any(run =>
                    run.Left < word.Right && word.Left < run.Right && Math.Abs(run.Middle - word.Middle) < 0.6 * Math.Max(run.Em, word.Em)
                )
            ),
        ];

    /// <summary>A page's own words, where the page lies on its side or head.</summary>
    private static IReadOnlyList<PositionedRun> Upright(IReadOnlyList<PositionedRun> own, PageSize size) =>
        size.Turn == 0
            ? own
            :
            [
                .. own.Select(run =>
                {
                    var box = size.Upright(new Box(run.Left, run.Top, run.Width, run.Height));
                    return run with { Left = box.X, Top = box.Y, Right = box.X + box.Width, Bottom = box.Y + box.Height };
                }),
            ];

    private static bool IsDirt(SourceLine line) => line.Row is null && line.Confidence < DirtConfidence;

    private static double? Confidence(List<SourceLine> lines)
    {
        var recognised = lines.Where(line => line.Confidence is not null).ToList();
        int characters = recognised.Sum(line => line.Text.Length);
        return characters == 0
            ? null
            : Math.Round(recognised.Sum(line => line.Confidence!.Value * (double)line.Text.Length) / characters, 3);
    }

    private static string Pages(IEnumerable<int> pages)
    {
        var list = pages.ToList();
        return list.Count == 1 ? $"page {list[0]}"
            : list.Count > 12 ? $"{list.Count} pages"
            : $"pages {string.Join(", ", list)}";
    }
}
