using ClauseExtractor.Layout;

namespace ClauseExtractor.Structure;

/// <summary>What a stretch of a document is.</summary>
internal enum DivisionKind
{
    /// <summary>The transmittal notice (印发通知) before a policy, or a web page's title.</summary>
    Notice,

    /// <summary>The policy itself.</summary>
    Policy,

    /// <summary>One of several policies in one document, each with its own title and numbering.</summary>
    Plan,

    /// <summary>附件 or 附表 with a label of its own.</summary>
    Annex,
}

/// <summary>A stretch of a document with a numbering of its own.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="First">Index of its first piece.</param>
/// <param name="End">One past its last piece.</param>
/// <param name="Label">附件1 …, or a plan's title; empty for the policy.</param>
/// <param name="LabelRange">Where the label is printed.</param>
/// <param name="Title">Where the title is printed; empty where there is none.</param>
/// <param name="BodyFirst">Index of the first piece after label and title.</param>
internal sealed record Division(DivisionKind Kind, int First, int End, string Label, TextRange LabelRange, TextRange Title, int BodyFirst);
