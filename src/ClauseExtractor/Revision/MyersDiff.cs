namespace ClauseExtractor.Revision;

/// <summary>
/// The shortest edit script in linear space: E. W. Myers, An O(ND) difference algorithm and its variations, Algorithmica 1, 1986.
/// </summary>
internal static class MyersDiff
{
    /// <summary>The runs that both sequences share, in order: start in the old one, start in the new one, length.</summary>
    public static List<(int Old, int New, int Length)> Matches(IReadOnlyList<string> old, IReadOnlyList<string> @new)
    {
        var ids = new Dictionary<string, int>();
        int[] a = [.. old.Select(Id)],
            b = [.. @new.Select(Id)];
        var matches = new List<(int, int, int)>();
        Compare(a, b, matches);
        return matches;

        int Id(string token)
        {
            if (!ids.TryGetValue(token, out int id))
                ids.Add(token, id = ids.Count);
            return id;
        }
    }

    private static void Compare(int[] a, int[] b, List<(int, int, int)> matches)
    {
        var work = new Stack<(int A0, int A1, int B0, int B1)>();
        work.Push((0, a.Length, 0, b.Length));
        int size = (a.Length + b.Length + 3) / 2 * 2 + 4;
        var (forward, backward) = (new int[size], new int[size]);
        var found = new List<(int Old, int New, int Length)>();
        while (work.TryPop(out var box))
        {
            var (a0, a1, b0, b1) = box;
            int head = 0;
            while (a0 + head < a1 && b0 + head < b1 && a[a0 + head] == b[b0 + head])
                head++;
            if (head > 0)
                found.Add((a0, b0, head));
            (a0, b0) = (a0 + head, b0 + head);
            int tail = 0;
            while (a1 - tail > a0 && b1 - tail > b0 && a[a1 - tail - 1] == b[b1 - tail - 1])
                tail++;
            (a1, b1) = (a1 - tail, b1 - tail);
            if (tail > 0)
                found.Add((a1, b1, tail));
            if (a0 == a1 || b0 == b1)
                continue;
            var (x, y, u, v) = MiddleSnake(a, a0, a1, b, b0, b1, forward, backward);
            if (u > x)
                found.Add((x, y, u - x));
            work.Push((a0, x, b0, y));
            work.Push((u, a1, v, b1));
        }
        foreach (var run in found.OrderBy(f => f.Old))
        {
            if (matches.Count > 0 && matches[^1] is var (o, n, l) && o + l == run.Old && n + l == run.New)
                matches[^1] = (o, n, l + run.Length);
            else
                matches.Add(run);
        }
    }

    /// <summary>
    /// The snake in the middle of a shortest path through the box: from (x, y) to (u, v). Diagonals on which a path has left the box are
    /// left alone from then on.
    /// </summary>
    private static (int X, int Y, int U, int V) MiddleSnake(int[] a, int a0, int a1, int[] b, int b0, int b1, int[] forward, int[] backward)
    {
        int n = a1 - a0,
            m = b1 - b0,
            delta = n - m,
            size = forward.Length;
        bool odd = (delta & 1) != 0;
        var (forwardSkip, backwardSkip) = ((Low: 0, High: 0), (Low: 0, High: 0));
        forward[At(1)] = 0;
        backward[At(1)] = 0;
        for (int d = 0; ; d++)
        {
            for (int k = -d + forwardSkip.Low; k <= d - forwardSkip.High; k += 2)
            {
                int x = Furthest(forward, k, d),
                    y = x - k,
                    startX = x,
                    startY = y;
                while (x < n && y < m && a[a0 + x] == b[b0 + y])
                    (x, y) = (x + 1, y + 1);
                forward[At(k)] = x;
                if (x > n)
                    forwardSkip.High += 2;
                else if (y > m)
                    forwardSkip.Low += 2;
                else if (odd && Math.Abs(k - delta) <= d - 1 && Meets(backward[At(delta - k)], delta - k, x))
                    return (a0 + startX, b0 + startY, a0 + x, b0 + y);
            }
            for (int k = -d + backwardSkip.Low; k <= d - backwardSkip.High; k += 2)
            {
                int x = Furthest(backward, k, d),
                    y = x - k,
                    startX = x,
                    startY = y;
                while (x < n && y < m && a[a1 - x - 1] == b[b1 - y - 1])
                    (x, y) = (x + 1, y + 1);
                backward[At(k)] = x;
                if (x > n)
                    backwardSkip.High += 2;
                else if (y > m)
                    backwardSkip.Low += 2;
                else if (!odd && Math.Abs(k - delta) <= d && Meets(forward[At(delta - k)], delta - k, x))
                    return (a1 - x, b1 - y, a1 - startX, b1 - startY);
            }
        }

        int At(int k) => k < 0 ? k + size : k;

        int Furthest(int[] reached, int k, int d) =>
            k == -d || k != d && reached[At(k - 1)] < reached[At(k + 1)] ? reached[At(k + 1)] : reached[At(k - 1)] + 1;

        bool Meets(int other, int k, int mine) => other <= n && other - k <= m && mine + other >= n;
    }
}
