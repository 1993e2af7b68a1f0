using System.Text;
using ClauseExtractor.Json;
using ClauseExtractor.Reports;
using ClauseExtractor.Reports.Html;
using ClauseExtractor.Reports.Office;

namespace ClauseExtractor.Cli.Comparing;

/// <summary>How a revision is given out.</summary>
internal enum RevisionFormat
{
    Text,
    Json,
    Html,
    Docx,
    Md,
    Xlsx,
}

/// <summary>A revision as a file.</summary>
internal static class RevisionFile
{
    /// <summary>The bytes of the file in a format other than <see cref="RevisionFormat.Text"/>.</summary>
    public static byte[] Render(RevisionView view, RevisionFormat format) =>
        format switch
        {
            RevisionFormat.Json => RecordJson.Write(view.Record),
            RevisionFormat.Html => Encoding.UTF8.GetBytes(RevisionPage.Render(view)),
            RevisionFormat.Md => Encoding.UTF8.GetBytes(RevisionMarkdown.Render(view)),
            RevisionFormat.Docx => ComparisonTable.Render(view),
            RevisionFormat.Xlsx => RevisionWorkbook.Render(view),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "The terminal's form is no file."),
        };

    /// <summary>True for formats that a terminal cannot show.</summary>
    public static bool IsBinary(this RevisionFormat format) => format is RevisionFormat.Docx or RevisionFormat.Xlsx;
}
