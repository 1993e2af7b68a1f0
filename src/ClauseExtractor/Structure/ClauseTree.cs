using ClauseExtractor.Layout;

namespace ClauseExtractor.Structure;

/// <summary>The numbered units of a document and the parts around them.</summary>
/// <param name="Text">The canonical text.</param>
/// <param name="Nodes">Every unit, in document order.</param>
/// <param name="Parts">Where the notice, the policy and its closing stand.</param>
/// <param name="Warnings">Wrong, missing, duplicate and out-of-order numbers.</param>
public sealed record ClauseTree(PolicyText Text, IReadOnlyList<ClauseNode> Nodes, DocumentParts Parts, IReadOnlyList<Warning> Warnings);

/// <summary>What a unit is.</summary>
public enum ClauseKind
{
    /// <summary>编 章 节, and 一、 （一） above the units that carry the substance.</summary>
    Section,

    /// <summary>条 项 目, and every other numbered unit.</summary>
    Clause,

    /// <summary>附件, 附表.</summary>
    Annex,

    /// <summary>专栏.</summary>
    Box,

    /// <summary>A table within a unit.</summary>
    Table,

    /// <summary>条文对照表: what was beside what is to be. Its sums are given by neither side of it.</summary>
    Comparison,
}

/// <summary>A numbered unit.</summary>
/// <param name="Path">Labels from the outermost, joined with <c>/</c>.</param>
/// <param name="Label">The label as it stands in the path.</param>
/// <param name="LabelRange">The printed label, its separator included.</param>
/// <param name="Level">Depth from 1.</param>
/// <param name="Parent">Index of the parent in <see cref="ClauseTree.Nodes"/>, -1 for none.</param>
/// <param name="Kind">What the unit is.</param>
/// <param name="Heading">Run-in heading, title or bracketed caption; null where there is none.</param>
/// <param name="Body">The unit's own text from after its label up to its first child.</param>
/// <param name="More">Own paragraphs that follow the children, in order.</param>
public sealed record ClauseNode(
    string Path,
    string Label,
    TextRange LabelRange,
    int Level,
    int Parent,
    ClauseKind Kind,
    TextRange? Heading,
    TextRange Body,
    IReadOnlyList<TextRange> More
)
{
    /// <summary><see cref="Body"/> and <see cref="More"/>: all text that is the unit's own.</summary>
    public OwnRanges Own => new(Body, More);
}

/// <summary>Where the parts of a document stand in the canonical text; empty ranges where there are none.</summary>
/// <param name="Notice">The transmittal notice (印发通知, 公告) before the policy.</param>
/// <param name="Title">The policy's own heading.</param>
/// <param name="Preamble">From after the title up to the first unit.</param>
/// <param name="Closing">The policy's unnumbered closing paragraphs, signature and date, 抄送 and 印发 lines, before its annexes.</param>
public sealed record DocumentParts(TextRange Notice, TextRange Title, TextRange Preamble, TextRange Closing);
