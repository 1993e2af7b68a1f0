namespace ClauseExtractor.Reading.Paged;

/// <summary>Reads pages that are pictures. The port behind which text recognition stands; every reader of paged formats may use it.</summary>
public interface IPageRecogniser
{
    /// <summary>Whether it can be used here.</summary>
    bool IsAvailable { get; }

    /// <summary>What reads the pages, as the record names it.</summary>
    string Engine { get; }

    /// <summary>What a user does to make it available.</summary>
    string Remedy { get; }

    /// <summary>The words of some pages of a file, by page number from 1, each with its place in points and its confidence.</summary>
    /// <param name="pages">The pages to read by number from 1, with their sizes in points as they are shown.</param>
    /// <exception cref="UnreadableDocumentException">Recognition was stopped or failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    IReadOnlyDictionary<int, IReadOnlyList<PositionedRun>> Recognise(SourceFile file, IReadOnlyDictionary<int, PageSize> pages, CancellationToken cancellation);
}
