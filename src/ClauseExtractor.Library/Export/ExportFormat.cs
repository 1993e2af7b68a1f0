namespace ClauseExtractor.Library.Export;

/// <summary>What records are exported as.</summary>
public enum ExportFormat
{
    /// <summary>
    /// The three tables of the public format: <c>benefits.csv</c>, <c>clauses.csv</c>, <c>documents.csv</c>; <c>corrections.csv</c> and
    /// <c>unread.csv</c>.
    /// </summary>
    Csv,

    /// <summary>The same tables as sheets of one workbook, with real numbers and dates.</summary>
    Xlsx,

    /// <summary>One record a line.</summary>
    Jsonl,

    /// <summary>A JSON array of records.</summary>
    Json,

    /// <summary>Markdown to read and to paste.</summary>
    Md,

    /// <summary>Akoma Ntoso 3.0, the standard for legal texts: one file a document.</summary>
    Akn,
}
