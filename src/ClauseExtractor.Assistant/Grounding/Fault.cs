namespace ClauseExtractor.Assistant.Grounding;

/// <summary>Why something that a model said was removed.</summary>
public enum Fault
{
    /// <summary>No citation at all.</summary>
    NoCitation,

    /// <summary>The library has no such document.</summary>
    UnknownDocument,

    /// <summary>The document has no such clause.</summary>
    UnknownClause,

    /// <summary>The quoted words do not stand there.</summary>
    QuoteNotFound,

    /// <summary>The quoted words speak to a language model, not to applicants.</summary>
    AddressedToModel,

    /// <summary>A figure stands neither in the quote nor in its record.</summary>
    FigureNotFound,

    /// <summary>A figure stands there, but for something else: another recipient, tier or document.</summary>
    FigureMisplaced,

    /// <summary>At least for at most, a year's for one-off, or the like.</summary>
    FigureMeansElse,

    /// <summary>A number in a form that cannot be checked.</summary>
    FigureUnreadable,

    /// <summary>A denial where the text grants, or the other way round.</summary>
    PolarityChanged,

    /// <summary>A document, authority, place, address or foreign word that the evidence does not name.</summary>
    NameNotFound,

    /// <summary>In force where it is not, or the like.</summary>
    WrongStatus,

    /// <summary>Words that the evidence does not carry.</summary>
    NotSupported,
}
