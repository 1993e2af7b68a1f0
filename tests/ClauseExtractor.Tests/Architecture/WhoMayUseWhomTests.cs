using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ClauseExtractor.Tests.Architecture;

public partial class WhoMayUseWhomTests
{
    /// <summary>Inside the core each folder uses only itself and the folders before it.</summary>
    private static readonly string[] Order = ["Language", "Reading", "Layout", "Structure", "Extraction", "Revision", "Wording", "Json"];

    /// <summary>Everything refers to the core; siblings never see each other; these compose them.</summary>
    private static readonly Dictionary<string, string[]> Composers = new()
    {
        ["ClauseExtractor.Cli"] = ["ClauseExtractor.Web"],     // `clause serve`
        ["ClauseExtractor.Web"] = [],
    };

    [Fact]
    public void A_folder_of_the_core_uses_only_the_folders_before_it()
    {
        var offenders = from file in Sources.Files("src/ClauseExtractor", "*.cs")
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
        var folders = Sources.Files("src/ClauseExtractor", "*.cs").Select(f => f.Split('/')).Where(p => p.Length > 3).Select(p => p[2]).Distinct();
        Assert.Equal(Order.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
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
        var offenders = from file in Sources.Files("src", "*.csproj")
                        let name = Path.GetFileNameWithoutExtension(file)
                        from reference in References(file)
                        where reference != "ClauseExtractor" && (!Composers.TryGetValue(name, out var others) || (Composers.ContainsKey(reference) && !others.Contains(reference)))
                        select $"{name} refers to {reference}";
        Sources.AssertNone(offenders, "Everything refers to the core; only Cli and Web compose");
    }

    [Fact]
    public void No_source_uses_a_sibling_by_its_namespace()
    {
        string[] siblings = [.. Sources.Files("src", "*.csproj").Select(f => Path.GetFileNameWithoutExtension(f)!).Where(n => n != "ClauseExtractor")];
        var offenders = from file in Sources.Files("src", "*.cs")
                        let own = file.Split('/')[1]
                        where !Composers.ContainsKey(own)
                        from sibling in siblings
                        where sibling != own && Regex.IsMatch(Sources.Read(file), $@"\b{Regex.Escape(sibling)}\.[A-Z]|using {Regex.Escape(sibling)};")
                        select $"{file} uses {sibling}";
        Sources.AssertNone(offenders, "Siblings never see each other");
    }

    private static IEnumerable<string> References(string project) =>
        XDocument.Parse(Sources.Read(project)).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));

    [GeneratedRegex(@"\bClauseExtractor\.(Reading|Layout|Structure|Extraction|Revision|Json)\b")]
    private static partial Regex Namespace();
}
