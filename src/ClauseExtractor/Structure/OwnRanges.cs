using System.Collections;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Structure;

/// <summary>All text that is a unit's own, in order: its body and its paragraphs behind its children.</summary>
public readonly record struct OwnRanges(TextRange Body, IReadOnlyList<TextRange> More) : IReadOnlyList<TextRange>
{
    /// <inheritdoc/>
    public int Count => More.Count + 1;

    /// <inheritdoc/>
    public TextRange this[int index] => index == 0 ? Body : More[index - 1];

    /// <summary>Goes through the ranges.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<TextRange> IEnumerable<TextRange>.GetEnumerator() => More.Prepend(Body).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => More.Prepend(Body).GetEnumerator();

    /// <summary>A walk through the ranges.</summary>
    public struct Enumerator(OwnRanges ranges)
    {
        private int _at = -1;

        /// <summary>The range that the walk has come to.</summary>
        public readonly TextRange Current => ranges[_at];

        /// <summary>Goes on to the next range; false behind the last.</summary>
        public bool MoveNext() => ++_at < ranges.Count;
    }
}
