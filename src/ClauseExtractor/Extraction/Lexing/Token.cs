namespace ClauseExtractor.Extraction.Lexing;

/// <summary>What a token is.</summary>
internal enum TokenKind : byte
{
    /// <summary>A sum of money in base units (元), or a range of it.</summary>
    Money,

    /// <summary>A share: 0.3 for 30 %, 三成, 百分之三十.</summary>
    Percent,

    /// <summary>个百分点, as a share: 0.015 for 1.5.</summary>
    Points,

    /// <summary>1:x; the value is x.</summary>
    Ratio,

    /// <summary>折: what remains to be paid, 0.85 for 八五折.</summary>
    Discount,

    /// <summary>倍.</summary>
    Multiple,

    /// <summary>A number with a counter; the unit is the counter.</summary>
    Quantity,

    /// <summary>2025年, with or without month and day.</summary>
    Year,

    /// <summary>A number with neither unit nor counter.</summary>
    Number,

    /// <summary>最高, 不超过, 以内 …; the tag is a <see cref="Extraction.Bound"/>.</summary>
    Bound,

    /// <summary>超过, 突破, 达到 …: what follows is a threshold; the tag is a <see cref="Comparator"/>.</summary>
    Threshold,

    /// <summary>一次性, 每年, 每家 …; the tag is a <see cref="Extraction.Per"/>.</summary>
    Per,

    /// <summary>给予, 予以, 发放 …</summary>
    Verb,

    /// <summary>奖励, 补贴, 资助 …</summary>
    Noun,

    /// <summary>奖, 补, 买单: gives without a noun; the unit is the noun that it makes.</summary>
    Giver,

    /// <summary>不予, 不得, 取消 …</summary>
    Negation,

    /// <summary>分别 (the tag is 1: sums go to the members of a list in order), 分档 …</summary>
    Distribution,

    /// <summary>按, 按照, 依据 before a standard.</summary>
    According,

    /// <summary>全额, 全部, 减半: a share said in words.</summary>
    Whole,

    /// <summary>、</summary>
    Enumeration,

    /// <summary>和, 及, 或, 以及 between members of a list.</summary>
    Conjunction,

    Comma,
    Semicolon,
    Stop,
    Colon,
    Open,
    Close,
    QuoteOpen,
    QuoteClose,

    /// <summary>The end of a paragraph.</summary>
    Break,
}

/// <summary>What a figure says, or what a counter counts.</summary>
/// <param name="Value">The number; the lower end of a range.</param>
/// <param name="Upper">The upper end of a range.</param>
/// <param name="Unit">Counter of a quantity, what money is counted by (元/亩/年 gives <c>亩/年</c>), counter of an item cue.</param>
/// <param name="Currency">ISO 4217 of money.</param>
/// <param name="Doubtful">True where a character of the number was guessed.</param>
internal sealed record Amount(decimal Value, decimal? Upper = null, string? Unit = null, string? Currency = null, bool Doubtful = false);

/// <summary>A typed piece of the folded text. Most are cues and marks without an amount, so that stands beside them.</summary>
/// <param name="Tag">The <see cref="Extraction.Bound"/>, <see cref="Extraction.Per"/> or <see cref="Comparator"/> of a cue, as a number;
/// <see cref="Measured"/> or <see cref="Former"/> for a figure.</param>
/// <param name="Depth">Brackets and quotation marks that are open at the token.</param>
/// <param name="Amount">The number and units of a figure or counter, null for any other token.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, byte Tag = 0, byte Depth = 0, Amount? Amount = null)
{
    public decimal Value => Amount?.Value ?? 0;

    public decimal? Upper => Amount?.Upper;

    public string? Unit => Amount?.Unit;

    public string? Currency => Amount?.Currency;

    /// <summary>Tag of a figure that measures the recipient (突破1亿元) rather than the grant.</summary>
    public const byte Measured = 1;

    /// <summary>Tag of a figure that holds no longer: 由<u>20万元</u>提高至40万元.</summary>
    public const byte Former = 2;

    /// <summary>Tag of a sum that is not said: <u>数十万元</u>.</summary>
    public const byte Vague = 3;

    public bool Is(Bound bound) => Kind == TokenKind.Bound && Tag == (byte)bound;

    public bool Is(Per per) => Kind == TokenKind.Per && Tag == (byte)per;

    /// <summary>True for a figure that holds no longer. Only a figure: the tags of cues count otherwise.</summary>
    public bool IsFormer => Tag == Former && IsFigure;

    /// <summary>True for a figure that can be given: a sum, a share, points of interest, a discount.</summary>
    public bool IsFigure => Kind is TokenKind.Money or TokenKind.Percent or TokenKind.Points or TokenKind.Discount;
}
