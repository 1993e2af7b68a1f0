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
}
