namespace ClauseExtractor.Extraction.Owners;

/// <summary>What the end of a part of a list says that its units do: 市经合局<u>牵头</u>, 市财政局<u>配合</u>.</summary>
internal static class TailRole
{
    /// <summary>The role; null where the end says nothing.</summary>
    public static OwnerRole? Of(ReadOnlySpan<char> part)
    {
        var tail = part.Trim(' ');
        tail = tail.Length > 10 ? tail[^10..] : tail;
        if (tail.Contains("牵头", StringComparison.Ordinal))
            return OwnerRole.Lead;
        if (tail.Contains("配合", StringComparison.Ordinal) || tail.EndsWith("参与") || tail.EndsWith("参加") || tail.EndsWith("指导"))
            return OwnerRole.Supporting;
        return
            tail.Contains("负责", StringComparison.Ordinal)
            || tail.EndsWith("分工落实")
            || tail.EndsWith("组织落实")
            || tail.EndsWith(")落实")
            ? OwnerRole.Responsible
            : null;
    }
}
