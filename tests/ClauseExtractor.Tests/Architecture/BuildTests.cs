using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace ClauseExtractor.Tests.Architecture;

/// <summary>The build is the same everywhere: settings and versions in one place, lock files, every project in the solution.</summary>
public class BuildTests
{
    private static readonly IReadOnlyList<string> Projects =
    [
        .. Sources.Files("src", "*.csproj").Concat(Sources.Files("tests", "*.csproj")),
    ];

    [Theory]
    [InlineData("TargetFramework", "net10.0")]
    [InlineData("Nullable", "enable")]
    [InlineData("TreatWarningsAsErrors", "true")]
    [InlineData("AnalysisLevel", "latest-recommended")]
    [InlineData("Deterministic", "true")]
    [InlineData("RestorePackagesWithLockFile", "true")]
    public void Settings_stand_once_for_all_projects(string name, string value)
    {
        Assert.Equal(value, XDocument.Parse(Sources.Read("Directory.Build.props")).Descendants(name).Single().Value);
        Sources.AssertNone(
            Projects.Where(p => XDocument.Parse(Sources.Read(p)).Descendants(name).Any()),
            $"Projects that set {name} themselves"
        );
    }

    [Fact]
    public void Versions_of_packages_stand_in_one_place_and_are_exact()
    {
        Sources.AssertNone(
            Projects.Where(p =>
                XDocument.Parse(Sources.Read(p)).Descendants("PackageReference").Any(r => r.Attribute("Version") is not null)
            ),
            "Projects with a version of their own"
        );
        var floating = XDocument
            .Parse(Sources.Read("Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Where(v => v.Attribute("Version")!.Value.Contains('*', StringComparison.Ordinal));
        Sources.AssertNone(floating.Select(v => v.Attribute("Include")!.Value), "Floating versions");
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = Sources.Read("ClauseExtractor.sln").Replace('\\', '/');
        Sources.AssertNone(Projects.Where(p => !solution.Contains(p, StringComparison.Ordinal)), "Projects that the solution lacks");
    }

    [Fact]
    public void Every_project_has_a_lock_file_that_knows_the_projects_it_refers_to()
    {
        Sources.AssertNone(Projects.Where(p => !File.Exists(Lock(p))), "Projects without packages.lock.json");
        var stale =
            from project in Projects
            let locked = JsonNode.Parse(File.ReadAllText(Lock(project)))!["dependencies"]!
                .AsObject()
                .SelectMany(f => f.Value!.AsObject())
                .Select(d => d.Key)
                .ToHashSet(StringComparer.OrdinalIgnoreCase)
            from reference in XDocument.Parse(Sources.Read(project)).Descendants("ProjectReference")
            let path = Path.Combine(Sources.Root, Path.GetDirectoryName(project)!, reference.Attribute("Include")!.Value.Replace('\\', '/'))
            let name = XDocument
                .Load(path)
                .Descendants("PackageId")
                .Concat(XDocument.Load(path).Descendants("AssemblyName"))
                .FirstOrDefault()
                ?.Value
                ?? Path.GetFileNameWithoutExtension(path)
            where !locked.Contains(name)
            select $"{project}: {name}";
        Sources.AssertNone(stale, "Lock files older than their projects; write them with dotnet restore --force-evaluate");
    }

    [Fact]
    public void Every_package_is_named_among_the_third_parties()
    {
        string notices = Sources.Read("THIRD-PARTY-NOTICES.md");
        var packages = Projects
            .SelectMany(p => JsonNode.Parse(File.ReadAllText(Lock(p)))!["dependencies"]!.AsObject().SelectMany(f => f.Value!.AsObject()))
            .Where(d => d.Value!["type"]!.GetValue<string>() != "Project")
            .Select(d => d.Key)
            .Distinct(StringComparer.OrdinalIgnoreCase);
        Sources.AssertNone(
            packages.Where(p => !notices.Contains($"| {p} |", StringComparison.OrdinalIgnoreCase)),
            "Packages that THIRD-PARTY-NOTICES.md does not name"
        );
    }

    [Fact]
    public void Editors_are_told_the_style()
    {
        Assert.StartsWith("root = true", Sources.Read(".editorconfig"), StringComparison.Ordinal);
        Assert.Contains("end_of_line = lf", Sources.Read(".editorconfig"), StringComparison.Ordinal);
        Assert.StartsWith("* text=auto eol=lf", Sources.Read(".gitattributes"), StringComparison.Ordinal);
    }

    private static string Lock(string project) => Path.Combine(Sources.Root, Path.GetDirectoryName(project)!, "packages.lock.json");
}
