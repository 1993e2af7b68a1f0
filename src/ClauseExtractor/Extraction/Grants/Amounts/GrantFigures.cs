using ClauseExtractor.Extraction.Grants.Excluded;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;

namespace ClauseExtractor.Extraction.Grants.Amounts;

/// <summary>The figures of a grant phrase and of the standards before it.</summary>
/// <param name="Own">Those of the phrase, in order.</param>
/// <param name="Before">Those of the standards, in order.</param>
/// <param name="Per">What a counter in the phrase says of the whole grant, null where none does.</param>
internal sealed record GrantFigures(List<Figure> Own, List<Figure> Before, Per? Per)
{
    public List<Figure> Moneys { get; } = Of(Before, Own, money: true);

    public List<Figure> Shares { get; } = Of(Before, Own, money: false);

    private static List<Figure> Of(List<Figure> before, List<Figure> own, bool money)
    {
        var figures = new List<Figure>();
        foreach (var figure in before)
            if (figure.IsMoney == money)
                figures.Add(figure);
        foreach (var figure in own)
            if (figure.IsMoney == money)
                figures.Add(figure);
        return figures;
    }

    public int Count => Own.Count + Before.Count;

    /// <summary>The figures that a grant gives.</summary>
    public static GrantFigures Read(GrantSource source)
    {
        var (text, phrase) = (source.Text, source.Phrase);
        var own = FigureReader.Read(text, phrase.Segment, phrase.First);
        var before = new List<Figure>();
        foreach (var standard in source.Standards)
            if (Standards.First(text, standard) is >= 0 and var first && standard.Tokens.Skip(first).Any(GrantFinder.IsGivenFigure))
                before.AddRange(FigureReader.Read(text, standard, first));
        var per = PhrasePer(text, phrase);
        // 按20万元/家的标准,给予一次性奖励: how the grant is counted holds for its standard as well.
        if (per == Extraction.Per.Once)
            before = before.ConvertAll(f => f.IsMoney ? f with { Per = per, Unit = null } : f);
        // 保费由财政承担80%、农户自缴20%: what nobody gives.
        if (own.Count > 1)
            own.RemoveAll(f => !f.IsMoney && Payers.IsOwn(text, f.Lead));
        return new GrantFigures(own, before, per);
    }

    private static Per? PhrasePer(string text, GrantPhrase phrase)
    {
        foreach (var token in phrase.Tokens)
            if (token.Start >= phrase.Start && token.Kind == TokenKind.Per && FigureReader.IsCount(text, token))
                return (Per)token.Tag;
        return null;
    }
}
