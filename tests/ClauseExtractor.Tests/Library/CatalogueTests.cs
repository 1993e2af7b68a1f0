using ClauseExtractor.Extraction;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Import;

namespace ClauseExtractor.Tests.Library;

public abstract class CatalogueTests(LibraryStore store)
{
    [SkippableTheory]
    [InlineData("甲市算力扶持办法", "甲府〔2020〕1号", true, "by number")]
    [InlineData("甲市算力扶持办法", null, true, "by title, where no number is given")]
    [InlineData("甲市算力扶持办法", "甲府〔2018〕9号", false, "the same title under another number is another document")]
    [InlineData("丙县算力扶持办法", null, false, "another title")]
    public void A_document_knows_which_others_cite_it(string title, string? number, bool found, string why)
    {
        using var library = store.New();
        library.Add(new RecordBuilder("甲市算力扶持办法", "一、旧。", "old.txt").Number("甲府〔2020〕1号").Issued("2020-01-01").Build());
        library.Add(
            new RecordBuilder("乙区实施细则（试行）", $"一、依据{title}制定。", "new.txt").Issued("2021-01-01").Cites(title, number).Build()
        );
        var cited = library.Library.Catalogue.List().Single(d => d.File == "old.txt");
        Assert.True(found == library.Library.Catalogue.CitedBy(cited).Any(d => d.File == "new.txt"), why);
    }

    [SkippableTheory]
    [InlineData("ends 2026", "b", "those that end in a year")]
    [InlineData("ends 2026-06", "b", "or a month")]
    [InlineData("state Draft", "c", "of a state")]
    [InlineData("region 甲市", "b a", "a city holds its districts")]
    [InlineData("year 2024", "a", "of a year")]
    [InlineData("words 甲府 2025", "b", "all words stand in title, number or office")]
    [InlineData("sort Ends", "b a c", "by the end, the first to end first, and what has none last")]
    [InlineData("sort Title reversed", "c b a", "by title, the other way round")]
    public void A_list_of_documents_is_chosen_and_ordered(string asked, string expected, string why)
    {
        using var library = store.New();
        library.Add(
            new RecordBuilder("A甲市普陀区产业扶持措施", "一、给予补贴。", "a.txt")
                .Region("普陀区", RegionLevel.District)
                .Issuer("甲市普陀区人民政府")
                .Issued("2024-01-01")
                .Effective("2024-01-01", "2027-12-31")
                .Build()
        );
        library.Add(
            new RecordBuilder("B甲市算力发展措施", "一、给予奖励。", "b.txt")
                .Number("甲府〔2025〕1号")
                .Region("甲市", RegionLevel.City)
                .Issued("2025-01-01")
                .Effective("2025-01-01", "2026-06-30")
                .Build()
        );
        library.Add(
            new RecordBuilder("C乙市人才服务措施", "一、给予资助。", "c.txt")
                .Region("乙市", RegionLevel.City)
                .Issued("2023-05-01")
                .Draft()
                .Build()
        );
        string[] words = asked.Split(' ', 2);
        var options = new DocumentListOptions { AsOf = new DateOnly(2025, 6, 1) };
        options = words[0] switch
        {
            "ends" => options with { Ends = words[1] },
            "state" => options with { State = Enum.Parse<PolicyState>(words[1]) },
            "region" => options with { Region = words[1] },
            "words" => options with { Words = words[1] },
            "year" => options with { Year = int.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture) },
            _ => options with
            {
                Sort = Enum.Parse<DocumentSort>(words[1].Split(' ')[0]),
                Reversed = words[1].EndsWith("reversed", StringComparison.Ordinal),
            },
        };
        Assert.True(string.Join(' ', library.Library.Catalogue.List(options).Select(d => d.File[..1])) == expected, why);
    }

    [SkippableFact]
    public void A_state_of_the_library_does_not_hold_the_one_before_it()
    {
        using var library = store.New();
        using var database = ClauseExtractor.Library.Storage.LibraryDatabase.Open(library.Address);
        var (former, now) = Load(library, database);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(former.IsAlive);
        Assert.Equal(2, now.Documents.Count);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static (WeakReference Former, CatalogueSnapshot Now) Load(
        TemporaryLibrary library,
        ClauseExtractor.Library.Storage.LibraryDatabase database
    )
    {
        library.Add(new RecordBuilder("甲市若干措施", "一、奖励。", "a.txt").Build());
        var former = database.Read(connection => CatalogueSnapshot.Load(connection, null));
        library.Add(new RecordBuilder("乙市若干措施", "一、补贴。", "b.txt").Build());
        return (new WeakReference(former), database.Read(connection => CatalogueSnapshot.Load(connection, former)));
    }

    [SkippableFact]
    public void The_same_bytes_again_are_known_and_another_file_of_the_same_text_is_a_copy()
    {
        using var library = store.New();
        var record = new RecordBuilder("甲市若干扶持措施", "一、给予补贴。").Build();
        Assert.Equal(ImportStatus.Added, library.Add(record).Status);
        Assert.Equal(ImportStatus.Known, library.Add(record).Status);
        Assert.Equal(ImportStatus.Copy, library.Add(record, content: record.Text + " ").Status);
        var document = Assert.Single(library.Library.Catalogue.List());
        Assert.Equal(2, library.Library.Catalogue.Sources(document.Id).Count);
        Assert.Equal(1, library.Library.Search("补贴").Total);
    }

    [SkippableTheory]
    [InlineData("甲市若干扶持措施", "甲市若干扶持措施（征求意见稿）", null, null, true, "the same title but for its bracket")]
    [InlineData("关于甲市若干扶持措施", "甲市若干扶持措施", null, null, true, "the same title but for 关于")]
    [InlineData("甲市若干扶持措施", "乙市若干扶持措施", "某府〔2025〕1号", "某府[2025]1 号", true, "the same number, written otherwise")]
    [InlineData("甲市若干扶持措施", "乙市若干扶持措施", "某府〔2025〕1号", "某府〔2025〕11号", false, "neither")]
    [InlineData("通知", "通知", null, null, false, "a title that tells nothing")]
    [InlineData(
        "甲市热线工作方案",
        "跨境电子商务试验区建设办法",
        "某府〔2025〕1号",
        "某府〔2025〕1号",
        false,
        "one number above two policies: a compilation's mistake"
    )]
    public void A_new_text_of_the_same_policy_is_a_version(
        string first,
        string second,
        string? number,
        string? otherNumber,
        bool isVersion,
        string why
    )
    {
        using var library = store.New();
        library.Add(Dated(first, "一、旧文本。", number, "2024-01-01", "a.txt"));
        var outcome = library.Add(Dated(second, "一、新文本。", otherNumber, "2025-01-01", "b.txt"));
        Assert.True((outcome.Status == ImportStatus.Version) == isVersion, why);
        Assert.Equal(isVersion ? ["b.txt"] : ["a.txt", "b.txt"], library.Library.Catalogue.List().Select(d => d.File).Order());
    }

    [SkippableFact]
    public void Whatever_order_documents_come_in_the_library_is_the_same()
    {
        // c joins a and b into one policy: by number to a, by title to b.
        PolicyRecord[] records =
        [
            Dated("甲市数字产业措施", "一、甲文。", "甲府〔2024〕1号", "2024-01-01", "a.txt"),
            Dated("乙市智能产业措施", "一、乙文。", "乙府〔2025〕2号", "2025-01-01", "b.txt"),
            Dated("乙市智能产业措施", "一、丙文。", "甲府〔2024〕1号", "2024-06-01", "c.txt"),
            Dated("丁市会展产业措施", "一、丁文。", null, "2023-01-01", "d.txt"),
        ];
        int[][] orders =
        [
            [0, 1, 2, 3],
            [3, 2, 1, 0],
            [1, 3, 0, 2],
            [2, 0, 3, 1],
        ];
        Assert.Single(
            orders
                .Select(order =>
                {
                    using var library = store.New();
                    foreach (int i in order)
                        library.Add(records[i]);
                    return LibraryDump.Of(library.Library);
                })
                .Distinct()
        );
    }

    [SkippableFact]
    public void A_policy_that_was_joined_falls_apart_when_the_joint_is_removed()
    {
        using var library = store.New();
        library.Add(Dated("甲市数字产业措施", "一、甲文。", "甲府〔2024〕1号", "2024-01-01", "a.txt"));
        library.Add(Dated("乙市智能产业措施", "一、乙文。", null, "2025-01-01", "b.txt"));
        library.Add(Dated("乙市智能产业措施", "一、丙文。", "甲府〔2024〕1号", "2024-06-01", "c.txt"));
        Assert.Equal(3, library.Library.Catalogue.Versions(library.Library.Catalogue.Find("a").Id).Count);
        library.Library.Catalogue.Remove(library.Library.Catalogue.Find("c.txt").Id);
        Assert.Equal(["a.txt", "b.txt"], library.Library.Catalogue.List().Select(d => d.File).Order());
    }

    [SkippableTheory]
    [InlineData("2025-06-30", PolicyState.Pending, "before its first day")]
    [InlineData("2025-07-01", PolicyState.InForce, "on its first day")]
    [InlineData("2027-12-31", PolicyState.InForce, "on its last day")]
    [InlineData("2028-01-01", PolicyState.Expired, "after its last day")]
    public void Status_is_of_a_day(string day, PolicyState expected, string why)
    {
        using var library = store.New();
        library.Add(
            new RecordBuilder("甲市若干扶持措施", "一、给予补贴。").Issued("2025-06-01").Effective("2025-07-01", "2027-12-31").Build()
        );
        Assert.True(
            library.Library.Catalogue.Status(library.Library.Catalogue.List()[0], DateOnly.Parse(day, null)).State == expected,
            why
        );
    }

    [SkippableFact]
    public void A_repealed_policy_is_repealed_from_the_day_on_which_its_successor_is_in_force()
    {
        using var library = store.New();
        // The real case: the new policy has the title of the old one, and another number.
        library.Add(
            new RecordBuilder("普陀区智能软件产业实施意见", "一、旧。", "old.txt")
                .Number("普科〔2023〕4号")
                .Issued("2023-12-01")
                .Effective("2024-01-01", "2026-12-31")
                .Build()
        );
        library.Add(
            new RecordBuilder("普陀区智能软件产业实施意见", "一、新。", "new.txt")
                .Number("普科〔2024〕3号")
                .Issued("2024-12-03")
                .Effective("2025-01-01")
                .Repeals("普陀区智能软件产业实施意见", "普科〔2023〕4号")
                .Build()
        );
        var (old, successor) = (library.Library.Catalogue.Find("old"), library.Library.Catalogue.Find("new"));
        Assert.Equal(PolicyState.InForce, library.Library.Catalogue.Status(old, new DateOnly(2024, 12, 31)).State);
        var status = library.Library.Catalogue.Status(old, new DateOnly(2025, 1, 1));
        Assert.Equal((PolicyState.Repealed, successor.Id), (status.State, status.RepealedBy));
        Assert.Equal(PolicyState.InForce, library.Library.Catalogue.Status(successor, new DateOnly(2025, 1, 1)).State);
        Assert.Equal([("repeal", old.Id)], library.Library.Catalogue.Predecessors(successor.Id).Select(p => (p.Reason, p.Document.Id)));
        Assert.Equal("old.txt", Assert.Single(library.Library.Search("in-force:2024-06-01 旧").Hits).Document.File);
    }

    [SkippableFact]
    public void A_draft_is_a_draft_and_repeals_nothing_and_a_text_without_dates_says_so()
    {
        using var library = store.New();
        library.Add(new RecordBuilder("甲市旧办法全文", "一、旧。", "old.txt").Number("甲府〔2020〕1号").Issued("2020-01-01").Build());
        library.Add(
            new RecordBuilder("甲市新办法全文", "一、新。", "new.txt")
                .Draft()
                .Issued("2024-01-01")
                .Effective("2024-02-01")
                .Repeals("甲市旧办法全文", "甲府〔2020〕1号")
                .Build()
        );
        library.Add(new RecordBuilder("乙市无日期办法", "一、文。", "none.txt").Build());
        var day = new DateOnly(2025, 1, 1);
        var status = library.Library.Catalogue.List().ToDictionary(d => d.File, d => library.Library.Catalogue.Status(d, day));
        Assert.Equal((PolicyState.InForce, "fromIssueNoEnd"), (status["old.txt"].State, status["old.txt"].Reason));
        Assert.Equal(PolicyState.Draft, status["new.txt"].State);
        Assert.Equal((PolicyState.Unknown, "noDate"), (status["none.txt"].State, status["none.txt"].Reason));
    }

    [SkippableFact]
    public void A_document_is_found_by_what_people_know_of_it()
    {
        using var library = store.New();
        library.Add(new RecordBuilder("甲市数字产业措施", "一、甲。", "shu-zi.txt").Number("甲府规〔2025〕7号").Build());
        library.Add(new RecordBuilder("乙市数字产业措施", "一、乙。", "other.txt").Build());
        var catalogue = library.Library.Catalogue;
        Assert.All(
            [
                "shu-zi",
                "shu-zi.txt",
                "shu",
                "甲府规[2025]7号",
                "甲市数字产业措施",
                "甲市",
                catalogue.Find("shu-zi").Id,
                catalogue.Find("shu-zi").Id[..6],
            ],
            r => Assert.Equal("shu-zi.txt", catalogue.Find(r).File)
        );
        Assert.Equal("ambiguous", Assert.Throws<LibraryException>(() => catalogue.Find("数字产业")).Code);
        Assert.Equal("notFound", Assert.Throws<LibraryException>(() => catalogue.Find("丙市")).Code);
    }

    [SkippableFact]
    public void A_file_that_is_no_library_is_refused_and_left_alone()
    {
        string path = System.IO.Path.Combine(Directory.CreateTempSubdirectory().FullName, "x.db");
        File.WriteAllText(path, new string('x', 5000));
        Assert.Equal("notALibrary", Assert.Throws<LibraryException>(() => PolicyLibrary.Open(path)).Code);
        Assert.Equal(new string('x', 5000), File.ReadAllText(path));
    }

    private static PolicyRecord Dated(string title, string text, string? number, string issued, string file)
    {
        var builder = new RecordBuilder(title, text, file).Issued(issued);
        return (number is null ? builder : builder.Number(number)).Build();
    }
}
