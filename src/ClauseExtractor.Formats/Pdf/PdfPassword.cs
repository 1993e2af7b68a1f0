namespace ClauseExtractor.Formats.Pdf;

/// <summary>How a password is told to poppler's programs.</summary>
internal static class PdfPassword
{
    /// <summary>As the user's password and as the owner's: who was given one seldom knows which it is, and either opens the file.</summary>
    public static string[] Arguments(string? password) => password is null ? [] : ["-upw", password, "-opw", password];
}
