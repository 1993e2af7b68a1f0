using ClauseExtractor.Cli.Extracting;
using ClauseExtractor.Cli.Libraries;
using ClauseExtractor.Extraction;
using ClauseExtractor.Formats;
using ClauseExtractor.Library;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Cli.Comparing;

/// <summary>A document that a command line names: a file, else a document of the library by id, number, title or file name.</summary>
internal static class DocumentArgument
{
    /// <summary>Works on the records of two documents. The library is opened only where one of them is no file.</summary>
    /// <param name="limits">What a file may cost; null for the defaults.</param>
    public static async Task<int> Open(
        Shell shell,
        LibraryAddress library,
        ReadingLimits? limits,
        string old,
        string @new,
        Func<PolicyRecord, PolicyRecord, Task<int>> work,
        CancellationToken cancellation
    )
    {
        using var reader = Guarded.Reader(limits);
        var pipeline = new PolicyPipeline([reader]);
        if (File.Exists(old) && File.Exists(@new))
            return await work(Read(old), Read(@new));
        if (!library.Exists)
        {
            string missing = File.Exists(old) ? @new : old;
            shell.Error.WriteLine(
                shell.Text(
                    $"没有文件“{missing}”；也没有资料库 {library.Name} 可供查找。",
                    $"There is no file {missing}, and no library {library.Name} to look for it in."
                )
            );
            return ExitCode.Wanting;
        }
        return await LibraryRun.On(shell, library, mustExist: true, opened => work(Find(opened, old), Find(opened, @new)));

        PolicyRecord Read(string path) => pipeline.Run(SourceFile.Load(path), cancellation);

        PolicyRecord Find(PolicyLibrary opened, string name) =>
            File.Exists(name) ? Read(name) : opened.Catalogue.Record(opened.Catalogue.Find(name).Id);
    }
}
