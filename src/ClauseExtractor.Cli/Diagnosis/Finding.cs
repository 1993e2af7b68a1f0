using System.Runtime.InteropServices;
using ClauseExtractor.Formats.Archives;
using ClauseExtractor.Formats.Ocr.Paddle;
using ClauseExtractor.Formats.Office;
using ClauseExtractor.Library;

namespace ClauseExtractor.Cli.Diagnosis;

/// <summary>How it stands with one thing that the product uses.</summary>
internal enum FindingState
{
    Present,
    Missing,
    Optional,
    Damaged,
}

/// <summary>One line of the doctor's report.</summary>
/// <param name="Name">The program or package.</param>
/// <param name="Use">What it is for.</param>
/// <param name="Detail">Version, or what does not work without it.</param>
/// <param name="Remedy">The command that installs it; null where nothing is to be done.</param>
internal sealed record Finding(string Name, FindingState State, string Use, string Detail, string? Remedy)
{
    /// <summary>Everything that the product uses, as it stands on this machine.</summary>
    public static IReadOnlyList<Finding> All(Shell shell)
    {
        string scans = shell.Text("识别扫描件", "recognises scans");
        var languages = InstalledProgram.Ask("tesseract", "--list-langs");
        return
        [
            new(".NET", FindingState.Present, shell.Text("运行", "runs it all"), RuntimeInformation.FrameworkDescription, null),
            Program("pdftoppm", "-v", shell.Text("画出 PDF 页面", "draws pages of PDFs"), "poppler-utils", shell),
            Data(CharacterMaps(), "poppler-data", shell.Text("画出未嵌入字体的 PDF", "draws PDFs whose fonts are not embedded"), shell),
            Models(ModelFiles.OfUser, shell),
            Program("tesseract", "--version", scans, "tesseract-ocr", shell),
            Data(
                languages?.Contains("chi_sim") == true ? "chi_sim" : null,
                "tesseract-ocr-chi-sim",
                shell.Text("识别简体中文", "recognises Chinese"),
                shell
            ),
            Optional(
                LibreOffice.IsAvailable,
                "soffice",
                "libreoffice-writer-nogui",
                shell.Text("转换旧版 Word、WPS 和 RTF 文档", "converts .doc, .wps, .rtf and .odt"),
                shell
            ),
            Optional(
                ArchivePrograms.OpensSevenZip,
                "7zz",
                "7zip",
                shell.Text("打开 7z 和加密的 ZIP 压缩包", "opens 7z and encrypted ZIP archives"),
                shell
            ),
            Optional(ArchivePrograms.OpensRar, "bsdtar", "libarchive-tools", shell.Text("打开 RAR 压缩包", "opens RAR archives"), shell),
            .. Engine.All.Select(e => Of(e, shell)),
        ];
    }

    /// <summary>A library's index, read whole; null where the library has none yet.</summary>
    public static Finding? IndexOf(LibraryAddress library, Shell shell)
    {
        if (!Directory.Exists(library.Path + ".lucene"))
            return null;
        string? damage = PolicyLibrary.IndexDamage(library.Path);
        return new(
            library.Name + ".lucene",
            damage is null ? FindingState.Present : FindingState.Damaged,
            shell.Text("资料库的检索索引", "the library's index"),
            damage ?? shell.Text("已逐文件核对，完好", "every file read and whole"),
            damage is null ? null : $"clause rebuild --index --library {library.Name}"
        );
    }

    private static Finding Program(string name, string question, string use, string package, Shell shell) =>
        InstalledProgram.Ask(name, question) is { } answer
            ? new(name, FindingState.Present, use, (answer is [var first, ..] ? first : ""), null)
            : Missing(name, use, package, shell);

    private static Finding Data(string? found, string package, string use, Shell shell) =>
        found is not null ? new(package, FindingState.Present, use, found, null) : Missing(package, use, package, shell);

    private static Finding Missing(string name, string use, string package, Shell shell) =>
        new(name, FindingState.Missing, use, shell.Text("未安装", "not installed"), InstallCommand(package));

    /// <summary>What some kinds of file need: without it they are refused by name, and all else works.</summary>
    private static Finding Optional(bool there, string name, string package, string use, Shell shell) =>
        new(
            name,
            there ? FindingState.Present : FindingState.Optional,
            use,
            there ? "" : shell.Text("未安装；这些文件会说明原因后拒读", "not installed; such files are refused by name"),
            there ? null : InstallCommand(package)
        );

    /// <summary>The models of text recognition; without them tesseract reads scans.</summary>
    private static Finding Models(ModelFiles models, Shell shell)
    {
        const string name = "PP-OCRv4";
        string use = shell.Text("识别扫描件，错字比 tesseract 少得多", "recognises scans with far fewer errors than tesseract");
        return models.Differing is not { Count: > 0 } differing
            ? new(name, FindingState.Present, use, models.Folder, null)
            : new(
                name,
                FindingState.Optional,
                use,
                differing.Count == models.Files.Count
                    ? shell.Text("没有模型；由 tesseract 识别", "no models; tesseract reads scans")
                    : shell.Text($"{models.Folder} 中缺少或不同：", $"missing or different in {models.Folder}: ")
                        + string.Join(", ", differing),
                "clause models"
            );
    }

    private static Finding Of(Engine engine, Shell shell)
    {
        string use = engine.Job switch
        {
            "pdf" => shell.Text("读 PDF", "reads PDFs"),
            "ocr" => shell.Text("运行识别模型", "runs the models of recognition"),
            "pixels" => shell.Text("处理扫描图像", "scales pictures of pages"),
            "index" => shell.Text("全文检索", "searches"),
            "words" => shell.Text("中文分词", "cuts Chinese into words"),
            _ => shell.Text("语言模型", "language model"),
        };
        return new(engine.Name, FindingState.Present, use, engine.Version, null);
    }

    private static string InstallCommand(string package)
    {
        string first = package.Split('-')[0];
        return OperatingSystem.IsMacOS()
                ? "brew install "
                    + first switch
                    {
                        "poppler" => "poppler",
                        "libreoffice" => "--cask libreoffice",
                        "7zip" => "sevenzip",
                        "libarchive" => "libarchive",
                        _ => "tesseract tesseract-lang",
                    }
            : OperatingSystem.IsWindows()
                ? "winget install "
                    + first switch
                    {
                        "poppler" => "oschwartz10612.Poppler",
                        "libreoffice" => "TheDocumentFoundation.LibreOffice",
                        "7zip" or "libarchive" => "7zip.7zip",
                        _ => "UB-Mannheim.TesseractOCR",
                    }
            : $"{(Environment.IsPrivilegedProcess ? "" : "sudo ")}apt-get install {package}";
    }

    /// <summary>
    /// Where poppler keeps the character maps of Adobe's CJK collections; elsewhere than on Linux they come with poppler itself.
    /// </summary>
    private static string? CharacterMaps()
    {
        string[] folders = ["/usr/share/poppler/cMap", "/usr/local/share/poppler/cMap"];
        return !OperatingSystem.IsLinux() ? "poppler" : folders.FirstOrDefault(Directory.Exists);
    }
}
