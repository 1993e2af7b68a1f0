using System.Globalization;
using ClauseExtractor.Formats.Children;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Office;

/// <summary>
/// LibreOffice as a converter: a child process under limits with a profile of its own in a temporary folder, in which macros, active
/// content and links are shut off; where the system
/// lets it (<c>unshare</c>), it has no network at all, and elsewhere its proxy leads nowhere.
/// </summary>
public static class LibreOffice
{
    private const string Program = "soffice",
        Package = "libreoffice-writer-nogui";

    /// <summary>Address space: it maps far more than it uses.</summary>
    private const long Memory = 6L << 30;

    private const string Settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
        </oor:items>
        """;

    private static readonly Lazy<bool> CutOff = new(() =>
    {
        try
        {
            return OperatingSystem.IsLinux()
                && ChildProcess.Exists("unshare")
                && Run("unshare", ["-rn", "true"], new ReadingLimits(), CancellationToken.None).ExitCode == 0;
        }
        catch (UnreadableDocumentException)
        {
            return false;
        }
    });

    /// <summary>Whether it is installed.</summary>
    public static bool IsAvailable { get; } = ChildProcess.Exists(Program);

    /// <summary>Converts a document to DOCX.</summary>
    /// <param name="extension">What its kind is called, with a dot: the converter goes by it.</param>
    /// <returns>The DOCX; null where it made none, because the file is damaged or no text document.</returns>
    /// <exception cref="UnreadableDocumentException">It took too long, or is not installed.</exception>
    internal static byte[]? ToDocx(ReadOnlyMemory<byte> content, string extension, ReadingLimits limits, CancellationToken cancellation)
    {
        using var folder = new TemporaryFolder();
        string source = folder.Write("document" + extension, content),
            home = Path.GetDirectoryName(source)!,
            user = Path.Combine(home, "profile", "user"),
            output = Path.Combine(home, "out");
        Directory.CreateDirectory(user);
        File.WriteAllText(Path.Combine(user, "registrymodifications.xcu"), Settings);
        string[] arguments =
        [
            "-env:UserInstallation=" + new Uri(Path.Combine(home, "profile")).AbsoluteUri,
            "--headless",
            "--norestore",
            "--nologo",
            "--nolockcheck",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            output,
            source,
        ];
        var own = limits with { ProcessMemory = Math.Max(limits.ProcessMemory, Memory) };
        if (CutOff.Value)
            Run("unshare", ["-rn", Program, .. arguments], own, cancellation);
        else
            Run(Program, arguments, own, cancellation);
        string made = Path.Combine(output, "document.docx");
        if (!File.Exists(made))
            return null;
        if (new FileInfo(made).Length > limits.InflatedBytes)
            throw Refusal.TooBig(
                string.Create(CultureInfo.InvariantCulture, $"it is converted to more than {Refusal.Megabytes(limits.InflatedBytes)}")
            );
        return File.ReadAllBytes(made);
    }

    private static ChildResult<string> Run(
        string program,
        IReadOnlyList<string> arguments,
        ReadingLimits limits,
        CancellationToken cancellation
    ) =>
        ChildProcess.Run(
            program,
            Package,
            arguments,
            limits,
            stream =>
            {
                using var reader = new StreamReader(stream);
                return reader.ReadToEnd();
            },
            null,
            cancellation
        );
}
