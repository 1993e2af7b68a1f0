namespace ClauseExtractor.Extraction.Grants.Wordings;

/// <summary>
/// A wording over classes of tokens: <c>… give:verb … term:noun</c>. Between two elements stand a gap and, where none is written, nothing:
/// <c>·</c> only joining words and cues, <c>~</c> words without a figure, <c>…</c> any words. <c>^</c> and <c>$</c> are the ends of the
/// segment, <c>“由”</c> is that word itself (<c>“为|:”</c> one of several),
/// <c>a|b</c> one of two classes, <c>x?</c> may be missing, <c>name:class</c> names the token.
/// </summary>
internal sealed class Pattern
{
    private Pattern(List<PatternElement> elements, Gap? closing)
    {
        (Elements, Closing) = ([.. elements], closing);
        var asked = elements.Where(e => !e.Optional && e.Words is null).Select(e => e.Classes).ToLookup(int.IsPow2);
        Required = asked[true].Aggregate(0, (all, one) => all | one);
        OneOf = [.. asked[false]];
    }

    public PatternElement[] Elements { get; }

    /// <summary>What may stand between the last element and the end of the segment; null for anything.</summary>
    public Gap? Closing { get; }

    /// <summary>Classes of which a segment must have every one; see <see cref="TokenClasses"/>.</summary>
    public int Required { get; }

    /// <summary>Classes of which a segment must have at least one each.</summary>
    public int[] OneOf { get; }

    /// <summary>True where a segment with these classes of tokens can match.</summary>
    public bool CanMatch(int classes)
    {
        if ((classes & Required) != Required)
            return false;
        foreach (int some in OneOf)
            if ((classes & some) == 0)
                return false;
        return true;
    }

    /// <exception cref="FormatException">The notation names no class of tokens.</exception>
    public static Pattern Parse(string notation)
    {
        var elements = new List<PatternElement>();
        Gap? gap = null,
            closing = null;
        bool anchored = false;
        foreach (string part in notation.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            switch (part)
            {
                case "^":
                    anchored = true;
                    break;
                case "$":
                    closing = gap ?? Gap.None;
                    break;
                case "·" or "~" or "…":
                    gap = part switch
                    {
                        "·" => Gap.Joining,
                        "~" => Gap.NoFigure,
                        _ => Gap.Any,
                    };
                    break;
                default:
                    var opening =
                        elements.Count == 0 && !anchored
                            ? gap is null
                                ? Gap.Left
                                : gap.Value
                            : gap ?? Gap.None;
                    elements.Add(PatternElement.Parse(part, opening));
                    gap = null;
                    break;
            }
        return new Pattern(elements, closing);
    }
}

/// <summary>What may stand between two elements.</summary>
internal enum Gap : byte
{
    /// <summary>Nothing but spaces.</summary>
    None,

    /// <summary>Joining words (金额, 标准, 为) and cues.</summary>
    Joining,

    /// <summary>Words without a figure.</summary>
    NoFigure,

    /// <summary>Any words; the last place that fits is tried first.</summary>
    Any,

    /// <summary>Any words; the first place that fits is tried first.</summary>
    Left,
}

/// <summary>An element of a pattern: a class of tokens, or words.</summary>
/// <param name="Before">What may stand between it and the element before.</param>
/// <param name="Name">The name of the token: give, term, figure or from; null where it has none.</param>
internal sealed record PatternElement(Gap Before, int Classes, string[]? Words, string? Name, bool Optional)
{
    public static PatternElement Parse(string part, Gap before)
    {
        bool optional = part[^1] == '?';
        string body = part.TrimEnd('?');
        if (body[0] == '“')
            return new PatternElement(before, 0, body.Trim('“', '”').Split('|'), null, optional);
        string? name = body.Contains(':', StringComparison.Ordinal) ? body[..body.IndexOf(':', StringComparison.Ordinal)] : null;
        string classes = name is null ? body : body[(name.Length + 1)..];
        return new PatternElement(
            before,
            TokenClasses.Parse(classes) ?? throw new FormatException($"A wording names no class of tokens: {classes}"),
            null,
            name,
            optional
        );
    }
}
