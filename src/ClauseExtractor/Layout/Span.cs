using ClauseExtractor.Reading;

namespace ClauseExtractor.Layout;

/// <summary>A piece of the canonical text: the words that a value rests on.</summary>
/// <param name="Start">First UTF-16 unit in the canonical text.</param>
/// <param name="End">One past the last.</param>
/// <param name="Page">Page of the first character from 1, null where the source has no pages.</param>
/// <param name="Quote">Exactly <c>text[Start..End]</c>.</param>
/// <param name="Boxes">A rectangle a line on the page, in points from the top left; null where the reader does not know.</param>
public sealed record Span(int Start, int End, int? Page, string Quote, IReadOnlyList<Box>? Boxes = null);

/// <summary>A half-open range of the canonical text, before it is turned into a <see cref="Span"/> for the record.</summary>
public readonly record struct TextRange(int Start, int End)
{
    /// <summary>In UTF-16 units.</summary>
    public int Length => End - Start;

    /// <summary>True without a character.</summary>
    public bool IsEmpty => End <= Start;

    /// <summary>True where the position lies within.</summary>
    public bool Contains(int position) => position >= Start && position < End;

    /// <summary>True where the other range lies within.</summary>
    public bool Contains(TextRange other) => other.Start >= Start && other.End <= End;
}

/// <summary>A doubt, with a stable code: CE01xx reading, CE02xx layout, CE03xx structure, CE04xx extraction.</summary>
public sealed record Warning(string Code, string Message, Span? Span = null);
