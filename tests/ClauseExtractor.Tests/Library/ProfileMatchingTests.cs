using ClauseExtractor.Extraction;
using ClauseExtractor.Matching;

namespace ClauseExtractor.Tests.Library;

/// <summary>Which policies a profile is held against, and under whom their benefits stand.</summary>
public abstract class ProfileMatchingTests(LibraryStore store)
{
    [SkippableFact]
    public void A_policy_without_a_place_is_marked_and_stands_behind_and_no_title_stands_for_an_authority()
    {
        using var library = store.New();
        library.Add(
            new RecordBuilder("甲市措施", "一、给予企业补助10万元。", "a.txt")
                .Region("甲市", RegionLevel.City)
                .Issuer("某局")
                .Benefit("一", "补助", b => b.Cap(100_000, "10万元"))
                .Build()
        );
        library.Add(
            new RecordBuilder("无名措施", "一、给予企业补助20万元。", "b.txt")
                .Issuer("某局")
                .Benefit("一", "补助", b => b.Cap(200_000, "20万元"))
                .Build()
        );
        library.Add(
            new RecordBuilder("乙市措施", "一、给予企业补助30万元。", "c.txt")
                .Region("乙市", RegionLevel.City)
                .Benefit("一", "补助", b => b.Cap(300_000, "30万元"))
                .Build()
        );
        var report = library.Library.Match(new Profile { Region = "甲市" });
        var only = Assert.Single(report.Authorities);
        Assert.Equal("某局", only.Authority);
        Assert.Equal([("甲市措施", false), ("无名措施", true)], only.Benefits.Select(b => (b.Document.DisplayTitle, b.IsWithoutRegion)));
        var all = library.Library.Match(new Profile()).Authorities;
        Assert.Equal(["某局", null], all.Select(a => a.Authority));
    }

    [SkippableFact]
    public void Offices_of_the_very_place_come_before_those_around_it_and_those_of_no_place_last()
    {
        using var library = store.New();
        foreach (
            var (name, region, level) in new[]
            {
                ("无名", (string?)null, RegionLevel.Nation),
                ("甲省", "甲省", RegionLevel.Province),
                ("乙市", "甲省乙市", RegionLevel.City),
            }
        )
        {
            var made = new RecordBuilder(
                name + "措施",
                "一、给予租用厂房的企业补助10万元。\n二、给予租用厂房的企业奖励20万元。",
                name + ".txt"
            ).Issuer(name + "某局");
            if (region is not null)
                made = made.Region(region, level);
            made = made.Benefit("一", "补助", b => b.Cap(100_000, "10万元"));
            // The office around it gives more.
            library.Add((name == "乙市" ? made : made.Benefit("二", "奖励", b => b.Cap(200_000, "20万元"))).Build());
        }
        Assert.Equal(
            ["乙市某局", "甲省某局", "无名某局"],
            library.Library.Match(new Profile { Region = "甲省乙市" }).Authorities.Select(a => a.Authority)
        );
    }
}
