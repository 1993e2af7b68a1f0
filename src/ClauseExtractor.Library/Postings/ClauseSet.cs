namespace ClauseExtractor.Library.Postings;

/// <summary>Clauses of one segment by their numbers, ascending, each with a value: first its weight, then its score. Both arrays may be longer than <see cref="Count"/>.</summary>
internal readonly record struct ClauseSet(int[] Clauses, float[] Values, int Count)
{
    public static ClauseSet Empty { get; } = new([], [], 0);

    /// <summary>What stands in both; values are added.</summary>
    public static ClauseSet Both(in ClauseSet a, in ClauseSet b, Scratch scratch)
    {
        var (clauses, values) = (scratch.Integers(Math.Min(a.Count, b.Count)), scratch.Values(Math.Min(a.Count, b.Count)));
        int count = 0;
        for (int i = 0, j = 0; i < a.Count && j < b.Count;)
        {
            int left = a.Clauses[i], right = b.Clauses[j];
            if (left == right)
            {
                clauses[count] = left;
                values[count++] = a.Values[i++] + b.Values[j++];
            }
            else if (left < right)
            {
                i++;
            }
            else
            {
                j++;
            }
        }
        return new ClauseSet(clauses, values, count);
    }

    /// <summary>What stands in either; where in both, values are added.</summary>
    public static ClauseSet Either(in ClauseSet a, in ClauseSet b, Scratch scratch)
    {
        if (a.Count == 0 || b.Count == 0)
            return a.Count == 0 ? b : a;
        var (clauses, values) = (scratch.Integers(a.Count + b.Count), scratch.Values(a.Count + b.Count));
        int count = 0;
        for (int i = 0, j = 0; i < a.Count || j < b.Count; count++)
        {
            int left = i < a.Count ? a.Clauses[i] : int.MaxValue, right = j < b.Count ? b.Clauses[j] : int.MaxValue;
            clauses[count] = Math.Min(left, right);
            values[count] = (left <= right ? a.Values[i++] : 0) + (right <= left ? b.Values[j++] : 0);
        }
        return new ClauseSet(clauses, values, count);
    }

    /// <summary>What stands in the first and not in the second.</summary>
    public static ClauseSet Without(in ClauseSet a, in ClauseSet b, Scratch scratch)
    {
        if (b.Count == 0)
            return a;
        var (clauses, values) = (scratch.Integers(a.Count), scratch.Values(a.Count));
        int count = 0;
        for (int i = 0, j = 0; i < a.Count; i++)
        {
            while (j < b.Count && b.Clauses[j] < a.Clauses[i])
                j++;
            if (j < b.Count && b.Clauses[j] == a.Clauses[i])
                continue;
            (clauses[count], values[count]) = (a.Clauses[i], a.Values[i]);
            count++;
        }
        return new ClauseSet(clauses, values, count);
    }
}
