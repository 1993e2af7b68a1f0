namespace ClauseExtractor.Reading.Paged;

/// <summary>
/// Reads pages that are pictures. The port behind which text recognition stands; every reader of paged formats may use it.
/// </summary>
public interface IPageRecogniser
{
    /// <summary>Whether it can be used here.</summary>
    bool IsAvailable { get; }

    /// <summary>What a user does to make it available.</summary>
    string Remedy { get; }

    /// <summary>The words of some pages of a file, each with its place in points and its confidence.</summary>
    /// <param name="pages">The pages to read by number from 1, with their sizes in points as they are shown.</param>
    /// <exception cref="UnreadableDocumentException">Recognition was stopped or failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    RecognisedPages Recognise(SourceFile file, IReadOnlyDictionary<int, PageSize> pages, CancellationToken cancellation);
}

/// <summary>Pages that were read.</summary>
/// <param name="Engine">What read them, as the record names it; null where no page was read.</param>
/// <param name="Pages">By number from 1, each as it stands upright (<see cref="PageSize.Turn"/>).</param>
public sealed record RecognisedPages(string? Engine, IReadOnlyDictionary<int, PositionedPage> Pages);
