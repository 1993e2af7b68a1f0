using System.CommandLine;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Cli.Output;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause list</c></summary>
internal static class ListCommand
{
    public static Command Create(Shell shell)
    {
        var (library, format, date) = (LibraryOption.Create(shell), FormatOption.Create(shell), LibraryRun.DateOption(shell));
        var all = new Option<bool>("--all") { Description = shell.Text("旧版本也列出", "Superseded versions too") };
        var command = new Command("list", shell.Text("列出资料库中的文件。", "Lists the documents of the library.")) { all, date, library, format };
        command.SetAction((parse, _) => LibraryRun.On(shell, parse.GetRequiredValue(library), mustExist: true, opened =>
        {
            var day = parse.GetValue(date) ?? DateOnly.FromDateTime(DateTime.Today);
            var documents = opened.Catalogue.List(parse.GetValue(all));
            Listing.Print(shell, parse.GetValue(format), documents,
            [
                new("id", shell.Text("编号", "Id"), d => d.Id) { Show = d => d.Id[..Math.Min(8, d.Id.Length)] },
                new("title", shell.Text("标题", "Title"), d => d.Title) { Show = d => d.DisplayTitle, Weight = 4, MaxLines = 2 },
                new("documentNumber", shell.Text("文号", "Number"), d => d.DocumentNumber) { Weight = 2 },
                new("region", shell.Text("地区", "Region"), d => d.Region) { Weight = 1 },
                new("issued", shell.Text("成文", "Issued"), d => d.Issued),
                new("effectiveFrom", shell.Text("施行", "From"), d => d.EffectiveFrom),
                new("effectiveTo", shell.Text("有效期至", "To"), d => d.EffectiveTo),
                new("status", shell.Text("状态", "Status"), d => Library.Catalogue.StatusNames.Code(opened.Catalogue.Status(d, day).State)) { Show = d => LibraryRun.Status(shell, opened.Catalogue.Status(d, day)) },
                new("validity", shell.Text("效力依据", "Rests on"), d => Library.Catalogue.ValidityNames.Code(d.Validity)) { Show = d => shell.Text(Library.Catalogue.ValidityNames.Chinese(d.Validity), Library.Catalogue.ValidityNames.Code(d.Validity)) },
                new("clauses", shell.Text("条款", "Clauses"), d => d.Clauses) { Right = true },
                new("benefits", shell.Text("扶持", "Benefits"), d => d.Benefits) { Right = true },
                new("version", shell.Text("版本", "Version"), d => d.Version) { Right = true, Show = d => d.VersionSign == "undecided" ? $"{d.Version}?" : d.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) },
                new("corrected", shell.Text("已更正", "Corrected"), d => d.Corrected) { Show = d => d.Corrected ? "✓" : "" },
                new("file", "", d => d.File) { Hidden = true },
                new("warnings", "", d => d.Warnings) { Hidden = true },
            ]);
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }
}
