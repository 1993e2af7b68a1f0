using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Library.Import;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Library;

/// <summary>What a validity rests on is seen in lists, filters and facets; the names of one authority are one.</summary>
public abstract class ValidityBasisTests(LibraryStore store)
{
    [SkippableFact]
    public async Task An_assumed_validity_is_told_from_a_written_one()
    {
        using var library = store.New();
        await Import(
            library,
            "written.txt",
            "甲市算力扶持办法\n第一条 对算力企业给予补贴。\n第二条 本办法自2024年1月1日起施行，有效期至2026年12月31日。"
        );
        await Import(
            library,
            "computed.txt",
            "乙市算力扶持办法\n第一条 对算力企业给予补贴。\n第二条 本办法自2024年1月1日起施行，有效期三年。"
        );
        await Import(library, "assumed.txt", "丙市算力扶持办法\n第一条 对算力企业给予补贴。\n丙市人民政府\n2024年1月1日");
        await Import(library, "none.txt", "丁市算力扶持办法\n第一条 对算力企业给予补贴。");
        Assert.Equal(
            [
                ("assumed.txt", ValidityBasis.AssumedFromIssue),
                ("computed.txt", ValidityBasis.Computed),
                ("none.txt", ValidityBasis.None),
                ("written.txt", ValidityBasis.Written),
            ],
            library.Library.Catalogue.List().OrderBy(d => d.File, StringComparer.Ordinal).Select(d => (d.File, d.Validity))
        );
        foreach (string basis in (string[])["written", "computed", "assumed", "none"])
            Assert.Equal([basis + ".txt"], library.Library.Search($"算力 validity:{basis}").Hits.Select(h => h.Document.File).Distinct());
        Assert.Equal(["assumed.txt"], library.Library.Search("算力 效力依据:按成文日期推定").Hits.Select(h => h.Document.File).Distinct());
        var facet = library.Library.Search("算力", new SearchOptions { Facets = true }).Facets.Single(f => f.Field == "validity");
        Assert.Equal(["assumed", "computed", "none", "written"], facet.Values.Select(v => v.Value).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public async Task The_names_of_one_authority_are_one_in_filters_and_facets()
    {
        using var library = store.New();
        await Import(
            library,
            "a.txt",
            "甲市算力扶持办法\n一、支持算力。给予补贴。（责任单位：市经信委）\n二、支持算力券。给予补贴。（责任单位：市经信局、市财政局）\n三、支持算力网。给予补贴。（责任单位：市经济信息化委）"
        );
        var found = library.Library.Search("算力 owner:市经信委", new SearchOptions { Facets = true });
        Assert.Equal(["一", "二", "三"], found.Hits.Select(h => h.Path).OrderBy(p => "一二三".IndexOf(p, StringComparison.Ordinal)));
        Assert.Equal([3, 1], found.Facets.Single(f => f.Field == "owner").Values.Select(v => v.Count));
    }

    private static Task<ImportOutcome> Import(TemporaryLibrary library, string file, string text) =>
        library.Library.ImportAsync(new SourceFile(file, Encoding.UTF8.GetBytes(text + "\n")), new PolicyPipeline());
}
