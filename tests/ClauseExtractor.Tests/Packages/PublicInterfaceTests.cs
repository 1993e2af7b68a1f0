using System.Reflection;
using ClauseExtractor.Tests.Architecture;
using PublicApiGenerator;

namespace ClauseExtractor.Tests.Packages;

/// <summary>
/// The public interface of each package as it was agreed: a change of it is a change of a file that reviewers see.
/// <c>CLAUSE_WRITE_API=1</c> writes the files.
/// </summary>
public class PublicInterfaceTests
{
    private static readonly ApiGeneratorOptions Options = new() { IncludeAssemblyAttributes = false };

    [Theory]
    [InlineData(typeof(PolicyPipeline))]
    [InlineData(typeof(ClauseExtractor.Formats.DocumentReaders))]
    [InlineData(typeof(ClauseExtractor.Library.PolicyLibrary))]
    public void Nothing_public_comes_or_goes_unseen(Type type)
    {
        Assembly assembly = type.Assembly;
        string path = Path.Combine(Sources.Root, "tests", "ClauseExtractor.Tests", "Packages", assembly.GetName().Name + ".api.txt");
        string actual = assembly.GeneratePublicApi(Options).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("CLAUSE_WRITE_API") == "1")
            File.WriteAllText(path, actual);
        string[] agreed = File.Exists(path) ? File.ReadAllLines(path) : [],
            found = actual.TrimEnd('\n').Split('\n');
        Sources.AssertNone(
            found.Except(agreed).Select(line => "new: " + line.Trim()).Concat(agreed.Except(found).Select(line => "gone: " + line.Trim())),
            $"The public interface differs from {Path.GetFileName(path)}; where that is meant, write it anew with CLAUSE_WRITE_API=1"
        );
    }
}
