using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Years;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Rows;

/// <summary>A row while its clause is being read: later words of the sentence may still add a cap, a term of years or a doubt.</summary>
internal sealed class RowDraft
{
    public required string Term { get; set; }

    public required IReadOnlyList<TextRange> Condition { get; set; }

    public TextRange? Beneficiary { get; set; }

    public int? Tier { get; init; }

    public List<Figure> Caps { get; } = [];

    public Figure? Rate { get; set; }

    /// <summary>The share where it is said in words (全额, 减半) or is the highest of several years.</summary>
    public decimal? Share { get; set; }

    public Bound? RateBound { get; set; }

    public TextRange? Base { get; set; }

    public TextRange? RateRange { get; set; }

    public decimal? Match { get; set; }

    public int? Years { get; set; }

    /// <summary>The part of its run that the row is for, where the years are told one by one (前三年).</summary>
    public YearParts.Part? YearPart { get; set; }

    public int? InstalmentYears { get; set; }

    public TextRange? Procedure { get; set; }

    /// <summary>What a counter said of the whole grant (一次性, 每年): holds for caps that have none of their own.</summary>
    public Per? Per { get; set; }

    /// <summary>The words of the row, from its condition to its last figure.</summary>
    public TextRange Range { get; set; }

    /// <summary>The phrase that the row was read from, with its wording, the second reading and the margin; null for an item that leans on
    /// a noun before it.</summary>
    public GrantPhrase? Reading { get; init; }

    /// <summary>True where the condition was said of an earlier grant or sentence.</summary>
    public bool Inherited { get; set; }

    /// <summary>How many characters lie between the last figure of the row and its noun, -1 where the row has no noun or no figure of its
    /// own.</summary>
    public int NounDistance
    {
        get
        {
            if (Reading?.NounToken is not { } noun)
                return -1;
            int distance = -1;
            foreach (var token in Reading.Tokens)
                if (GrantFinder.IsGivenFigure(token))
                    distance =
                        token.End <= noun.Start ? noun.Start - token.End
                        : token.Start >= noun.End ? token.Start - noun.End
                        : 0;
            return distance;
        }
    }

    /// <summary>Number of the sentence in its clause.</summary>
    public int Sentence { get; init; }

    public List<ConfidenceFlag> Flags { get; } = [];

    /// <summary>True where one of its sums is paid again and again: 每年, 每季度, 每月.</summary>
    public bool Recurs => Caps.Exists(c => c.Per is Extraction.Per.Year or Extraction.Per.Quarter or Extraction.Per.Month);

    /// <summary>The same row for one member of its condition's list.</summary>
    public RowDraft Tiered(IReadOnlyList<TextRange> condition, int tier)
    {
        var row = Beside(condition, Beneficiary is { } who && condition.Any(c => c.Contains(who)) ? who : null, tier);
        (row.Match, row.YearPart) = (Match, YearPart);
        return row;
    }

    /// <summary>A row of the same grant for others: with its share, run and doubts, without its caps.</summary>
    public RowDraft Beside(IReadOnlyList<TextRange> condition, TextRange? beneficiary, int? tier = null)
    {
        var row = new RowDraft
        {
            Term = Term,
            Condition = condition,
            Beneficiary = beneficiary,
            Tier = tier,
            Rate = Rate,
            Share = Share,
            RateBound = RateBound,
            Base = Base,
            RateRange = RateRange,
            Years = Years,
            InstalmentYears = InstalmentYears,
            Procedure = Procedure,
            Per = Per,
            Range = Range,
            Reading = Reading,
            Inherited = Inherited,
            Sentence = Sentence,
        };
        row.Flags.AddRange(Flags);
        return row;
    }

    public bool IsQuantified => Caps.Count > 0 || Rate is not null || Share is not null || Match is not null;
}

/// <summary>A reason to be less sure of a row.</summary>
internal enum ConfidenceFlag
{
    /// <summary>分别 gives several sums, and the condition has no list of that length.</summary>
    UnpairedTiers,

    /// <summary>The noun stands far from the figure or nowhere.</summary>
    NoNoun,

    /// <summary>Nothing in the sentence says who gets it or when.</summary>
    NoCondition,

    /// <summary>The row is a multiple of another standard.</summary>
    RefersBack,

    /// <summary>叠加: the figure includes what another grant gives.</summary>
    Stacked,

    /// <summary>A share with nothing to take it of.</summary>
    NoBase,

    /// <summary>A cap from another sentence.</summary>
    SharedCap,

    /// <summary>Many figures in one phrase.</summary>
    Crowded,
}
