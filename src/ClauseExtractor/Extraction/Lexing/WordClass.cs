namespace ClauseExtractor.Extraction.Lexing;

/// <summary>The classes of <c>vocabulary.tsv</c>: what a word does in a sentence about grants.</summary>
internal enum WordClass : byte
{
    /// <summary>最高, 不超过, 以内: how a figure bounds what is given. The value is a <see cref="Extraction.Bound"/>.</summary>
    Bound,

    /// <summary>超过, 达到: the figure behind it measures the recipient. The value is a <see cref="Comparator"/>.</summary>
    Threshold,

    /// <summary>一次性, 每年, 每家: what money is counted by. The value is a <see cref="Extraction.Per"/>.</summary>
    Per,

    /// <summary>给予, 予以, 发放: gives the noun that stands with it.</summary>
    Verb,

    /// <summary>奖励, 补贴, 券: what is given. The value is <c>voucher</c> for one.</summary>
    Noun,

    /// <summary>奖, 补, 买单: gives without a noun. The value is the noun that it makes.</summary>
    Giver,

    /// <summary>财政, 政府: who pays; neither condition nor recipient.</summary>
    Payer,

    /// <summary>不予, 不得, 取消.</summary>
    Negation,

    /// <summary>分别, 分档. The value is <c>ordered</c> where the sums go to the members of a list in order.</summary>
    Distribution,

    /// <summary>按, 按照, 依据 before a standard.</summary>
    According,

    /// <summary>全额, 减半: a share said in words. The value is <c>all</c> or <c>half</c>.</summary>
    Whole,

    /// <summary>和, 及, 或 between members of a list.</summary>
    Conjunction,

    /// <summary>家, 件, 平方米: what stands behind a number.</summary>
    Counter,
}
