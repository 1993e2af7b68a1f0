using System.Globalization;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats;

/// <summary>The refusals of the format readers: one stable code each, with the reason and what a user can do.</summary>
internal static class Refusal
{
    public static UnreadableDocumentException Unsupported(string kind, string remedy) =>
        new("CE0010", $"The file is {kind}, which cannot be read here.", remedy);

    public static UnreadableDocumentException Damaged(string kind, string detail) =>
        new("CE0011", $"The {kind} is damaged: {detail}.", "Download it again, or open it in its own program and save it anew.");

    public static UnreadableDocumentException Truncated(string kind) =>
        new("CE0012", $"The {kind} is cut off: its end is missing.", "Download it again.");

    public static UnreadableDocumentException PasswordNeeded(string kind) =>
        new("CE0013", $"The {kind} is encrypted and opens only with a password.", "Give the password with --password.");

    public static UnreadableDocumentException PasswordWrong(string kind) =>
        new("CE0014", $"The {kind} is encrypted and the password given does not open it.", "Give the right password with --password.");

    public static UnreadableDocumentException EncryptedOtherwise(string kind, string remedy) =>
        new("CE0015", $"The {kind} is encrypted in a way that no password given here opens.", remedy);

    public static UnreadableDocumentException TooManyPages(int most) =>
        new("CE0016", $"The document has more than {most} pages.", "Split it into parts.");

    public static UnreadableDocumentException TooSlow(string program, TimeSpan limit) =>
        new("CE0017", $"{program} was stopped after {limit.TotalSeconds:0} seconds.", Larger);

    public static UnreadableDocumentException TookTooLong(TimeSpan limit) =>
        new(
            "CE0017",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Reading it was stopped after {limit.TotalSeconds:0.###} seconds of processor time."
            ),
            Larger
        );

    public static UnreadableDocumentException StoodStill(TimeSpan limit) =>
        new("CE0017", $"Reading it stood still for {limit.TotalSeconds:0} seconds.", Larger);

    public static UnreadableDocumentException TooBig(string what) =>
        new(
            "CE0018",
            $"The file needs more room than one document may: {what}.",
            "The file may be hostile; split it or save it anew. A file that is known to be good may be allowed more with --limits."
        );

    public static UnreadableDocumentException TooManyRuns(int most) => TooBig($"more than {most} pieces of text");

    public static UnreadableDocumentException ReaderEnded(string detail) =>
        new(
            "CE0026",
            $"The process that read the file ended: {detail}.",
            "The file may be hostile or damaged; print it to a new PDF and try that."
        );

    public static UnreadableDocumentException ProgramMissing(string program, string package) =>
        new("CE0019", $"{program} is not installed.", $"Install it: apt-get install {package}.");

    public static UnreadableDocumentException NeedsRecognition(string remedy) =>
        new("CE0020", "The document has no text, only pictures of pages.", remedy);

    public static UnreadableDocumentException Garbled(string remedy) =>
        new("CE0021", "The text in the file is garbled: its fonts do not say which characters they show.", remedy);

    public static UnreadableDocumentException NoText() => new("CE0022", "The document has no text.", "Check that it is the right file.");

    public static UnreadableDocumentException Hostile(string kind, string detail) =>
        new("CE0023", $"The {kind} is built to harm its reader: {detail}.", "Do not use the file; get it from its publisher.");

    public static UnreadableDocumentException NoRoom(string detail) =>
        new("CE0033", $"A temporary file cannot be written: {detail}", "Free some space, or point TMPDIR to a folder with room.");

    public static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.###} MB");

    private const string Larger =
        "The file may be hostile or damaged; print it to a new PDF and try that. A file that is known to be good may be allowed more "
        + "with --limits.";

    public const string InstallRecognition =
        "Install text recognition: clause models, or apt-get install tesseract-ocr tesseract-ocr-chi-sim.";
}
