using ClauseExtractor.Extraction;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>What a hit shows of a clause beside its text; kept with the clause so that a page of hits reads no whole record.</summary>
internal sealed record ClauseFacts(IReadOnlyList<Benefit> Benefits, IReadOnlyList<Owner> Owners)
{
    /// <summary>The words of figures that are given and could not be read.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    public static ClauseFacts None { get; } = new([], []);
}
