namespace ClauseExtractor.Revision;

/// <summary>What changed in the words of a clause, as phrases that a reader sees and that rebuild both texts exactly.</summary>
internal sealed class TextDiff(DiffTokenizer tokenizer)
{
    /// <summary>Equal characters between two edits that are taken into them, because a reader takes them so: always up to this many …</summary>
    private const int Crumb = 1;

    /// <summary>… and up to this many where the edits on both sides are longer.</summary>
    private const int Island = 4;

    /// <summary>Edits from the old text to the new one; deletions stand before insertions.</summary>
    public IReadOnlyList<Edit> Compare(string old, string @new)
    {
        if (old == @new)
            return old.Length == 0 ? [] : [new Edit(EditOp.Equal, old)];
        var (a, b) = (tokenizer.Tokenize(old), tokenizer.Tokenize(@new));
        var blocks = new List<Block>();
        int i = 0, j = 0;
        foreach (var (o, n, length) in MyersDiff.Matches(a, b).Append((a.Count, b.Count, 0)))
        {
            blocks.Add(new Block(string.Concat(a.Take(i..o)), string.Concat(b.Take(j..n)), string.Concat(a.Skip(o).Take(length))));
            (i, j) = (o + length, n + length);
        }
        return [.. Tidy(blocks).SelectMany(Edits)];
    }

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
        return length <= Crumb || length <= Island && length < before.Longest && length < after.Longest && !before.Equal.Any(char.IsPunctuation);
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
