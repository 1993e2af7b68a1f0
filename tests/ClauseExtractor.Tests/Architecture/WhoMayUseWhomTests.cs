using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ClauseExtractor.Tests.Architecture;

public partial class WhoMayUseWhomTests
{
    /// <summary>Inside the core each folder uses only itself and the folders before it.</summary>
    private static readonly string[] Order =
    [
        "Language",
        "Reading",
        "Layout",
        "Structure",
        "Extraction",
        "Revision",
        "Wording",
        "Json",
        "Matching",
        "Estimates",
    ];

    /// <summary>Everything refers to the core; siblings never see each other; these compose them.</summary>
    private static readonly Dictionary<string, string[]> Composers = new()
    {
        ["ClauseExtractor.Cli"] = ["ClauseExtractor.Web"], // `clause serve`
        ["ClauseExtractor.Web"] = [],
        ["ClauseExtractor.Reader"] = [], // the reading process as a program
    };

    [Fact]
    public void A_folder_of_the_core_uses_only_the_folders_before_it()
    {
        var offenders =
            from file in Sources.Files("src/ClauseExtractor", "*.cs")
            let folder = file.Split('/')[2]
            where Order.Contains(folder)
            from Match use in Namespace().Matches(Sources.Read(file))
            let used = use.Groups[1].Value
            where Array.IndexOf(Order, used) > Array.IndexOf(Order, folder)
            select $"{file} uses {used}";
        Sources.AssertNone(offenders.Distinct(), "Order of the folders: " + string.Join(" < ", Order));
    }

    [Fact]
    public void The_core_has_no_folder_that_has_no_place_in_the_order()
    {
        var folders = Sources
            .Files("src/ClauseExtractor", "*.cs")
            .Select(f => f.Split('/'))
            .Where(p => p.Length > 3)
            .Select(p => p[2])
            .Distinct();
        Assert.Equal(Order.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_folder_of_grants_is_explained_once()
    {
        const string Room = "src/ClauseExtractor/Extraction/Grants/";
        var folders = Sources
            .Files("src/ClauseExtractor", "*.cs")
            .Where(f => f.StartsWith(Room, StringComparison.Ordinal))
            .Select(f => f[Room.Length..].Split('/'))
            .ToList();
        string architecture = Sources.Read("ARCHITECTURE.md");
        Sources.AssertNone(
            folders
                .Where(p => p.Length > 1)
                .Select(p => p[0])
                .Distinct()
                .Where(folder => Regex.Count(architecture, $@"^\| `{folder}` \|", RegexOptions.Multiline) != 1),
            "Folders of Extraction/Grants that ARCHITECTURE.md does not list once"
        );
        Assert.InRange(folders.Count(p => p.Length == 1), 1, 8);
    }

    [Fact]
    public void The_core_refers_to_nothing()
    {
        var project = XDocument.Parse(Sources.Read("src/ClauseExtractor/ClauseExtractor.csproj"));
        Assert.Empty(project.Descendants("PackageReference").Concat(project.Descendants("ProjectReference")));
    }

    [Fact]
    public void Siblings_never_see_each_other()
    {
        var offenders =
            from file in Sources.Files("src", "*.csproj")
            let name = Path.GetFileNameWithoutExtension(file)
            from reference in References(file)
            where
                reference != "ClauseExtractor"
                && (!Composers.TryGetValue(name, out var others) || (Composers.ContainsKey(reference) && !others.Contains(reference)))
            select $"{name} refers to {reference}";
        Sources.AssertNone(offenders, "Everything refers to the core; only Cli, Web and Reader compose");
    }

    [Fact]
    public void No_source_uses_a_sibling_by_its_namespace()
    {
        string[] siblings =
        [
            .. Sources.Files("src", "*.csproj").Select(f => Path.GetFileNameWithoutExtension(f)!).Where(n => n != "ClauseExtractor"),
        ];
        var offenders =
            from file in Sources.Files("src", "*.cs")
            let own = file.Split('/')[1]
            where !Composers.ContainsKey(own)
            from sibling in siblings
            where sibling != own && Regex.IsMatch(Sources.Read(file), $@"\b{Regex.Escape(sibling)}\.[A-Z]|using {Regex.Escape(sibling)};")
            select $"{file} uses {sibling}";
        Sources.AssertNone(offenders, "Siblings never see each other");
    }

    /// <summary>One place says 最高, 每年 and 500万元, so that the terminal, the site, the reports and the assistant say it alike.</summary>
    [Fact]
    public void Facts_are_put_into_words_in_one_room()
    {
        string[] readers = ["Language", "Reading", "Layout", "Structure", "Extraction", "Revision", "Wording"];
        var offenders =
            from file in Sources.Files("src", "*.cs").Concat(Sources.Files("src", "*.razor"))
            where !readers.Any(r => file.StartsWith($"src/ClauseExtractor/{r}/", StringComparison.Ordinal))
            from pattern in new[] { NamedValue(), SaidSum(), SaidShare() }
            from Match said in pattern.Matches(Sources.Read(file))
            select $"{file}: {said.Value}";
        Sources.AssertNone(offenders, "Values of records are put into words in src/ClauseExtractor/Wording");
    }

    [Theory]
    [InlineData("Bound.UpTo => \"不超过\",")]
    [InlineData("[Per.Year] = (\"每年\", \"a year\")")]
    [InlineData("(OwnerRole.Lead, \"牵头\", \"lead\")")]
    [InlineData("FactChangeKind.Added => T(\"新增\", \"added\")")]
    [InlineData("$\"{yuan / 10_000:0.##}万元\"")]
    [InlineData("(rate.Value * 100).ToString(\"0.##\") + \"%\"")]
    public void A_value_put_into_words_elsewhere_would_be_found(string line) =>
        Assert.True(NamedValue().IsMatch(line) || SaidSum().IsMatch(line) || SaidShare().IsMatch(line));

    private static IEnumerable<string> References(string project) =>
        XDocument
            .Parse(Sources.Read(project))
            .Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));

    [GeneratedRegex(@"\bClauseExtractor\.(Reading|Layout|Structure|Extraction|Revision|Json)\b")]
    private static partial Regex Namespace();

    [GeneratedRegex(
        @"\b(?:Bound|Per|Comparator|OwnerRole|ProvisionKind|Genre|DocumentStage|FactSubject|FactChangeKind|ChangeKind)\.\w+\s*(?:=>|,|"
            + @"\?|\]\s*=)[^;\n]{0,40}""[^""\n]*[\u4e00-\u9fff]"
    )]
    private static partial Regex NamedValue();

    [GeneratedRegex(@"\}[万亿]?元|""[万亿]元?""")]
    private static partial Regex SaidSum();

    [GeneratedRegex(@"\* 100\b[^;\n]*(?:""%""|\}%)")]
    private static partial Regex SaidShare();
}
