namespace ClauseExtractor.Revision;

/// <summary>What changed in the words of a clause, as phrases that a reader sees and that rebuild both texts exactly.</summary>
internal sealed class TextDiff(DiffTokenizer tokenizer)
{
    /// <summary>
    /// Equal characters between two edits that are taken into them, because a reader takes them so: always up to this many …
    /// </summary>
    private const int Crumb = 1;

    /// <summary>… and up to this many where the edits on both sides are longer.</summary>
    private const int Island = 4;

    /// <summary>Edits from the old text to the new one as a reader takes them; deletions stand before insertions.</summary>
    public IReadOnlyList<Edit> Compare(string old, string @new) => Compare(old, @new, out _);

    /// <summary>The edits as a reader takes them.</summary>
    /// <param name="exact">The same before it was tidied: each figure by itself, for finding the new place of an old one.</param>
    public IReadOnlyList<Edit> Compare(string old, string @new, out IReadOnlyList<Edit> exact)
    {
        if (old == @new)
            return exact = old.Length == 0 ? [] : [new Edit(EditOp.Equal, old)];
        if (old.Length == 0 || @new.Length == 0)
            return exact = [old.Length == 0 ? new Edit(EditOp.Insert, @new) : new Edit(EditOp.Delete, old)];
        var blocks = Blocks(old, @new);
        exact = [.. blocks.SelectMany(Edits)];
        return [.. Tidy(blocks).SelectMany(Edits)];
    }

    /// <summary>
    /// The edits line by line: a line that came or went is told whole, and no word is carried from one line into another.
    /// </summary>
    /// <inheritdoc cref="Compare(string, string, out IReadOnlyList{Edit})"/>
    public IReadOnlyList<Edit> CompareLines(string old, string @new, out IReadOnlyList<Edit> exact)
    {
        string[] a = old.Split('\n'),
            b = @new.Split('\n');
        var (tidied, raw) = (new List<Edit>(), new List<Edit>());
        foreach (var (o, n) in LineAlignment.Pairs(a, b))
        {
            if (o is { } i && n is { } j)
            {
                Append(tidied, Compare(a[i], b[j], out var fine));
                Append(raw, fine);
            }
            else
            {
                Both(new Edit(o is null ? EditOp.Insert : EditOp.Delete, o is { } gone ? a[gone] : b[n!.Value]));
            }
            bool oldGoesOn = o < a.Length - 1,
                newGoesOn = n < b.Length - 1;
            if (oldGoesOn || newGoesOn)
                Both(
                    new Edit(
                        oldGoesOn && newGoesOn ? EditOp.Equal
                            : oldGoesOn ? EditOp.Delete
                            : EditOp.Insert,
                        "\n"
                    )
                );
        }
        exact = raw;
        return tidied;

        void Both(Edit edit)
        {
            Append(tidied, [edit]);
            Append(raw, [edit]);
        }
    }

    private static void Append(List<Edit> edits, IReadOnlyList<Edit> more)
    {
        foreach (var edit in more.Where(e => e.Text.Length > 0))
            if (edits.Count > 0 && edits[^1].Op == edit.Op)
                edits[^1] = edit with { Text = edits[^1].Text + edit.Text };
            else
                edits.Add(edit);
    }

    private List<Block> Blocks(string old, string @new)
    {
        var (a, b) = (tokenizer.Tokenize(old), tokenizer.Tokenize(@new));
        var blocks = new List<Block>();
        int i = 0,
            j = 0;
        foreach (var (o, n, length) in FigureAlignment.Matches(a, b).Append((a.Count, b.Count, 0)))
        {
            blocks.Add(new Block(Join(a, i, o), Join(b, j, n), Join(a, o, o + length)));
            (i, j) = (o + length, n + length);
        }
        return blocks;
    }

    private static string Join(List<string> tokens, int from, int to) => string.Concat(tokens.GetRange(from, to - from));

    /// <summary>Takes small islands between edits into the edits, so that phrases are seen and not confetti.</summary>
    private static List<Block> Tidy(List<Block> blocks)
    {
        var tidy = new List<Block>();
        foreach (var block in blocks)
        {
            if (tidy.Count > 0 && tidy[^1] is var last && last.Changes && block.Changes && IsIsland(last, block))
                tidy[^1] = new Block(last.Old + last.Equal + block.Old, last.New + last.Equal + block.New, block.Equal);
            else
                tidy.Add(block);
        }
        return tidy;
    }

    private static bool IsIsland(Block before, Block after)
    {
        int length = before.Equal.Length;
        if (before.Equal.Contains('\n', StringComparison.Ordinal))
            return false;
        return length <= Crumb
            || length <= Island && length < before.Longest && length < after.Longest && !before.Equal.Any(char.IsPunctuation);
    }

    private static IEnumerable<Edit> Edits(Block block)
    {
        if (block.Old.Length > 0)
            yield return new Edit(EditOp.Delete, block.Old);
        if (block.New.Length > 0)
            yield return new Edit(EditOp.Insert, block.New);
        if (block.Equal.Length > 0)
            yield return new Edit(EditOp.Equal, block.Equal);
    }

    /// <summary>A change and the equal text after it.</summary>
    private readonly record struct Block(string Old, string New, string Equal)
    {
        public bool Changes => Old.Length + New.Length > 0;

        public int Longest => Math.Max(Old.Length, New.Length);
    }
}
