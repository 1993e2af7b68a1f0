using System.Buffers;
using Lucene.Net.Search;

namespace ClauseExtractor.Library.Index;

/// <summary>
/// Clauses of one segment that were found, by their numbers, ascending, with their scores. The arrays are lent, and as long as they need be
/// or longer.
/// </summary>
internal sealed class FoundClauses : IDisposable
{
    private const int Least = 256;

    private int[] _numbers = ArrayPool<int>.Shared.Rent(Least);
    private float[] _scores = ArrayPool<float>.Shared.Rent(Least);

    public int Count { get; private set; }

    public ReadOnlySpan<int> Numbers => _numbers.AsSpan(0, Count);

    public ReadOnlySpan<float> Scores => _scores.AsSpan(0, Count);

    /// <summary>All that a list has.</summary>
    public static FoundClauses Of(Scorer list)
    {
        var all = new FoundClauses();
        for (int number; (number = list.NextDoc()) != DocIdSetIterator.NO_MORE_DOCS; )
            all.Add(number, list.GetScore());
        return all;
    }

    /// <summary>What either has; where both have it, its scores are added up. The two are given back.</summary>
    public static FoundClauses Either(FoundClauses a, FoundClauses b)
    {
        if (a.Count == 0 || b.Count == 0)
        {
            (a.Count == 0 ? a : b).Dispose();
            return a.Count == 0 ? b : a;
        }
        var either = new FoundClauses();
        int i = 0,
            j = 0;
        while (i < a.Count && j < b.Count)
        {
            int left = a._numbers[i],
                right = b._numbers[j];
            if (left == right)
                either.Add(left, a._scores[i++] + b._scores[j++]);
            else if (left < right)
                either.Add(left, a._scores[i++]);
            else
                either.Add(right, b._scores[j++]);
        }
        for (; i < a.Count; i++)
            either.Add(a._numbers[i], a._scores[i]);
        for (; j < b.Count; j++)
            either.Add(b._numbers[j], b._scores[j]);
        a.Dispose();
        b.Dispose();
        return either;
    }

    /// <summary>Adds the scores of what a list has of these.</summary>
    /// <param name="found">Where not empty, is set for each that the list has.</param>
    public void Score(Scorer list, Span<bool> found)
    {
        int at = -1;
        for (int i = 0; i < Count && at != DocIdSetIterator.NO_MORE_DOCS; i++)
        {
            if (at < _numbers[i])
                at = list.Advance(_numbers[i]);
            if (at != _numbers[i])
                continue;
            _scores[i] += list.GetScore();
            if (!found.IsEmpty)
                found[i] = true;
        }
    }

    /// <summary>Marks what a list has of these.</summary>
    public void Mark(DocIdSetIterator list, Span<bool> found)
    {
        int at = -1;
        for (int i = 0; i < Count && at != DocIdSetIterator.NO_MORE_DOCS; i++)
        {
            if (at < _numbers[i])
                at = list.Advance(_numbers[i]);
            found[i] |= at == _numbers[i];
        }
    }

    /// <summary>Keeps those whose mark is so.</summary>
    public void Keep(ReadOnlySpan<bool> marks, bool mark)
    {
        int kept = 0;
        for (int i = 0; i < Count; i++)
            if (marks[i] == mark)
                (_numbers[kept], _scores[kept++]) = (_numbers[i], _scores[i]);
        Count = kept;
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_numbers);
        ArrayPool<float>.Shared.Return(_scores);
        (_numbers, _scores, Count) = ([], [], 0);
    }

    private void Add(int number, float score)
    {
        if (Count == _numbers.Length || Count == _scores.Length)
            Grow();
        (_numbers[Count], _scores[Count]) = (number, score);
        Count++;
    }

    private void Grow()
    {
        var (numbers, scores) = (ArrayPool<int>.Shared.Rent(2 * Count), ArrayPool<float>.Shared.Rent(2 * Count));
        Numbers.CopyTo(numbers);
        Scores.CopyTo(scores);
        ArrayPool<int>.Shared.Return(_numbers);
        ArrayPool<float>.Shared.Return(_scores);
        (_numbers, _scores) = (numbers, scores);
    }
}
