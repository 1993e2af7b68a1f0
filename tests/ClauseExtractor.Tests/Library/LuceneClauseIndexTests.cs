using ClauseExtractor.Library.Index;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Tests.Formats;
using JiebaNet.Segmenter;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Directory = System.IO.Directory;

namespace ClauseExtractor.Tests.Library;

public sealed class LuceneClauseIndexTests
{
    [Theory]
    [InlineData("软信业", "软信业|信业")]
    [InlineData("小微企业", "小微企业|小微|企业")]
    [InlineData("对小微企业给予贷款贴息", "小微企业|小微|企业|贷款|贴息|给予")]
    [InlineData("产业引导基金", "产业|基金|引导")]
    [InlineData("AI应用,应用软件", "应用软件|ai应用|应用|软件")]
    public void Words_stand_in_order_of_their_start_and_only_where_the_text_has_them(string text, string allowed)
    {
        var words = Cut(text, ["产业引导基金"]);
        Assert.Equal(words.Select(w => w.Start), words.Select(w => w.Start).Order());
        Assert.All(words, w => Assert.Contains(w.Text, allowed.Split('|')));
        Assert.Contains(allowed.Split('|')[0], words.Select(w => w.Text));
    }

    [Theory]
    [InlineData("由市经济信息化委会同市发展改革委负责解释", "经济信息化委|发展改革委")]
    [InlineData("责任单位：市人力资源和社会保障局、市药监局", "人力资源和社会保障局|药监局")]
    [InlineData("新疆维吾尔自治区和广西壮族自治区", "新疆维吾尔自治区|广西壮族自治区")]
    public void Names_of_authorities_and_regions_are_words(string text, string names) =>
        Assert.Superset(names.Split('|').ToHashSet(), Cut(text, []).Select(word => word.Text).ToHashSet());

    /// <summary>
    /// The path through the dictionary is ours, the words are Jieba.NET's: of every line of the corpus, and of phrases put together of its
    /// characters at random. Words of three Han characters or more are told as its full mode tells them.
    /// </summary>
    [Fact]
    public void Words_are_those_that_the_segmenter_itself_finds()
    {
        var random = new Random(24);
        var lines = Directory.GetFiles(Path.Combine(Shared.Repository, "corpus"), "*.txt").Order().SelectMany(File.ReadAllLines).ToList();
        string characters = string.Concat(lines);
        lines.AddRange(
            Enumerable
                .Range(0, 500)
                .Select(_ => string.Concat(Enumerable.Range(0, random.Next(2, 40)).Select(_ => characters[random.Next(characters.Length)])))
        );
        int compared = 0;
        var jieba = new JiebaWords([]);
        ConfigManager.ConfigFileBaseDir = JiebaWords.Folder;
        var segmenter = new JiebaSegmenter();
        foreach (string word in JiebaWords.Known().Where(word => !WordDictionary.Instance.ContainsWord(word)))
            segmenter.AddWord(word);
        var words = new List<SegmentedWord>();
        foreach (
            string phrase in lines
                .SelectMany(IndexForm.Phrases)
                .Where(units => units.Count > 1)
                .Select(units => string.Concat(units))
                .Distinct()
        )
        {
            var units = IndexForm.Read(phrase);
            var places = units.SelectMany(unit => new[] { unit.Start, unit.End }).ToHashSet();
            var expected = segmenter
                .Tokenize(phrase, TokenizerMode.Search, hmm: false)
                .Where(token =>
                    places.Contains(token.StartIndex)
                    && places.Contains(token.EndIndex)
                    && units.Count(unit => unit.Start >= token.StartIndex && unit.End <= token.EndIndex) > 1
                )
                .Select(token => (token.StartIndex, token.Word))
                .Where(token => !IsWhole(token.Word));
            var everywhere = Enumerable
                .Range(0, phrase.Length)
                .SelectMany(start => Enumerable.Range(3, Math.Max(0, phrase.Length - start - 2)).Select(length => (start, length)))
                .Where(part => part.start + part.length <= phrase.Length)
                .Select(part => (part.start, phrase.Substring(part.start, part.length)))
                .Where(part => IsWhole(part.Item2) && WordDictionary.Instance.ContainsWord(part.Item2));
            words.Clear();
            jieba.Cut(units, words);
            Assert.Equal(expected.Concat(everywhere).Order(), words.Select(word => (units[word.Start].Start, word.Text)).Order());
            compared += words.Count;
        }
        Assert.True(compared > 5_000, $"{compared} words were compared");

        static bool IsWhole(string word) => JiebaWords.IsWhole([.. IndexForm.Read(word).Select(unit => unit.Text)]);
    }

    /// <summary>A library's own words change with its thesaurus, and the index does not: none of them may stand for a phrase.</summary>
    [Fact]
    public void A_phrase_is_found_in_all_clauses_whatever_the_thesaurus_said_when_they_came()
    {
        using var folder = new TemporaryFolder();
        string thesaurus = Path.ChangeExtension(folder.Path, ".thesaurus.txt");
        using (var index = LuceneClauseIndex.Open(folder.Path))
            index.Apply([Change(1, 1, "设立产业引导基金，支持知识产权。")]);
        File.WriteAllText(thesaurus, "产业引导基金 ~ 引导基金");
        using (var index = LuceneClauseIndex.Open(folder.Path))
        {
            index.Apply([Change(2, 2, "用好产业引导基金，支持知识产权。")]);
            Assert.Equal(2, Match(index, "产业引导基金").Keys.Length);
            Assert.Equal(2, Match(index, "知识产权").Keys.Length);
        }
    }

    /// <summary>A word of the dictionary stands for the phrase of its characters, wherever its borders are, and for nothing else.</summary>
    [Theory]
    [InlineData("数据中心", "建设大数据中心城市", 1)]
    [InlineData("数据中心", "数据，中心", 0)]
    [InlineData("数据中心", "数 据 中心", 1)]
    [InlineData("数据中心", "数据的中心", 0)]
    [InlineData("数据中心", "標準數據中心", 1)]
    public void A_word_of_the_dictionary_is_found_where_its_characters_stand(string word, string text, int expected)
    {
        using var folder = new TemporaryFolder();
        using var index = LuceneClauseIndex.Open(folder.Path);
        index.Apply([Change(1, 1, text), Change(2, 2, "这里有数据中心")]);
        Assert.Equal(expected + 1, Match(index, word).Keys.Length);
    }

    /// <summary>
    /// What Lucene.Net itself offers works on the index: its own reading of a query through the analyzer finds what the product's query
    /// finds, and its own check finds nothing wrong.
    /// </summary>
    [Theory]
    [InlineData("算力补贴", 2)]
    [InlineData("A类人才", 1)]
    [InlineData("B类人才", 1)]
    [InlineData("类人才奖励", 2)]
    [InlineData("算力", 2)]
    [InlineData("500万元", 1)]
    [InlineData("补贴算力", 0)]
    public void Standard_tools_open_the_index(string words, int expected)
    {
        using var folder = new TemporaryFolder();
        using (var index = LuceneClauseIndex.Open(folder.Path))
            index.Apply([Change(1, 1, "给予A类人才奖励，算力补贴不超过500 万元。"), Change(2, 2, "给予B类人才奖励，算力补贴。")]);
        using var directory = FSDirectory.Open(folder.Path + ".lucene");
        using var reader = DirectoryReader.Open(directory);
        using var analyzer = new ClauseAnalyzer(new JiebaWords([]), forQueries: true);
        var query = new QueryBuilder(analyzer).CreatePhraseQuery(ClauseDocument.Text, words);
        Assert.Equal(expected, new IndexSearcher(reader).Search(query, 10).TotalHits);
        Assert.True(new CheckIndex(directory).DoCheckIndex().Clean);
    }

    [Fact]
    public void A_clause_that_has_the_word_comes_before_one_that_only_has_its_characters()
    {
        using var library = new TemporaryLibrary();
        library.Add(new RecordBuilder("庚市办法", "一、支持企业生产业务系统上云。", "a.txt").Build());
        library.Add(new RecordBuilder("辛市办法", "一、支持企业发展产业集群上云。", "b.txt").Build());
        Assert.Equal(["b.txt", "a.txt"], library.Library.Search("产业").Hits.Select(h => h.Document.File));
    }

    [Fact]
    public void A_commit_carries_the_number_of_the_last_change_and_what_came_before_it_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        using (var index = LuceneClauseIndex.Open(folder.Path))
        {
            index.Apply([Change(7, 1, "算力补贴"), Change(9, 2, "模型奖励")]);
            Assert.Equal(9, index.Change);
            index.Apply([Change(8, 1, "旧的文字")]);
            Assert.Equal(9, index.Change);
        }
        using var again = LuceneClauseIndex.Open(folder.Path);
        Assert.Equal(9, again.Change);
        Assert.Single(Match(again, "算力").Keys);
        Assert.Empty(Match(again, "旧的").Keys);
        Assert.Equal(new ClauseKey(1, 0).Value, Match(again, "算力").Keys[0]);
    }

    [Fact]
    public void What_a_cut_off_writing_left_is_not_there()
    {
        using var folder = new TemporaryFolder();
        using var index = LuceneClauseIndex.Open(folder.Path);
        index.Apply([Change(1, 1, "算力补贴")]);
        Assert.Throws<InvalidOperationException>(() => index.Apply(CutOff()));
        Assert.Equal(1, index.Change);
        Assert.Empty(Match(index, "模型").Keys);
        index.Apply([Change(2, 2, "模型奖励")]);
        Assert.Single(Match(index, "模型").Keys);

        static IEnumerable<IndexChange> CutOff()
        {
            yield return Change(2, 2, "模型奖励");
            throw new InvalidOperationException("cut off");
        }
    }

    [Fact]
    public void Another_opening_of_the_same_index_sees_what_was_committed_meanwhile()
    {
        using var folder = new TemporaryFolder();
        using LuceneClauseIndex writing = LuceneClauseIndex.Open(folder.Path),
            reading = LuceneClauseIndex.Open(folder.Path);
        writing.Apply([Change(1, 1, "算力补贴")]);
        Assert.Single(Match(reading, "算力").Keys);
        reading.Apply([Change(2, 2, "算力奖励")]);
        Assert.Equal(2, Match(writing, "算力").Keys.Length);
        Assert.Equal(2, writing.Change);
    }

    [Fact]
    public void Files_that_come_in_one_by_one_leave_what_was_written_before_as_it_is()
    {
        using var folder = new TemporaryFolder();
        using var index = LuceneClauseIndex.Open(folder.Path);
        var random = new Random(17);
        index.Apply([
            .. Enumerable
                .Range(1, 1200)
                .Select(i => Change(i, i, string.Concat(Enumerable.Range(0, 400).Select(_ => (char)random.Next('一', '一' + 2000))))),
        ]);
        var before = Segments();
        for (int i = 1201; i <= 1225; i++)
            index.Apply([Change(i, i, "算力补贴")]);
        Assert.All(before, file => Assert.True(File.Exists(file), $"{Path.GetFileName(file)} was merged with what came after it"));
        // Small ones are: else every search would look into as many as files came.
        Assert.InRange(Segments().Count, before.Count + 1, before.Count + 15);
        Assert.Equal(25, Match(index, "算力").Keys.Length);

        List<string> Segments() => [.. Directory.GetFiles(folder.Path + ".lucene", "*.si")];
    }

    [Fact]
    public void An_index_that_cannot_be_read_is_made_anew()
    {
        using var folder = new TemporaryFolder();
        using (var index = LuceneClauseIndex.Open(folder.Path))
            index.Apply([Change(5, 1, "算力补贴")]);
        foreach (string file in Directory.GetFiles(folder.Path + ".lucene", "segments_*"))
            File.WriteAllBytes(file, [1, 2, 3, 4, 5, 6, 7, 8]);
        using var again = LuceneClauseIndex.Open(folder.Path);
        Assert.Equal(0, again.Change);
        Assert.Empty(Match(again, "算力").Keys);
    }

    [Fact]
    public void Lists_are_held_against_their_sums_before_a_count_in_them_is_believed()
    {
        using var folder = new TemporaryFolder();
        using (var index = LuceneClauseIndex.Open(folder.Path))
            index.Apply([Change(1, 1, "算力补贴")]);
        using var directory = new CheckedDirectory(folder.Path + ".lucene");
        string[] lists =
        [
            .. directory
                .ListAll()
                .Where(file =>
                    file.StartsWith("segments_", StringComparison.Ordinal)
                    || file.EndsWith(".si", StringComparison.Ordinal)
                    || file.EndsWith(".cfe", StringComparison.Ordinal)
                ),
        ];
        Assert.Equal(3, lists.Length);
        foreach (string path in lists.Select(file => Path.Combine(folder.Path + ".lucene", file)))
        {
            directory.OpenChecksumInput(Path.GetFileName(path), IOContext.READ_ONCE).Dispose();
            byte[] sound = File.ReadAllBytes(path);
            for (int at = 0; at < sound.Length; at++)
            {
                byte[] bytes = [.. sound];
                bytes[at] ^= 0x40;
                File.WriteAllBytes(path, bytes);
                Assert.ThrowsAny<IOException>(() => directory.OpenChecksumInput(Path.GetFileName(path), IOContext.READ_ONCE));
            }
            // As another process leaves it for a moment that is just committing.
            for (int length = 0; length < sound.Length; length++)
            {
                File.WriteAllBytes(path, sound[..length]);
                Assert.ThrowsAny<IOException>(() => directory.OpenChecksumInput(Path.GetFileName(path), IOContext.READ_ONCE));
            }
            File.WriteAllBytes(path, sound);
        }
    }

    [Fact]
    public void Two_openings_never_write_at_once()
    {
        using var folder = new TemporaryFolder();
        var locks = new ProcessLockFactory(Path.GetDirectoryName(folder.Path)!);
        using (var held = locks.MakeLock("write.lock"))
        {
            Assert.True(held.Obtain());
            using var other = locks.MakeLock("write.lock");
            Assert.False(other.Obtain());
            Assert.True(other.IsLocked());
        }
        using var after = locks.MakeLock("write.lock");
        Assert.True(after.Obtain());
    }

    private static List<SegmentedWord> Cut(string text, IReadOnlyList<string> words)
    {
        var found = new List<SegmentedWord>();
        new JiebaWords(words).Cut(IndexForm.Read(text), found);
        return found;
    }

    private static IndexChange Change(long number, int document, string text) =>
        new(number, document, [new IndexedClause(new ClauseKey(document, 0), "某市若干措施", "", text)]);

    private static ClauseMatches Match(LuceneClauseIndex index, string words) =>
        index.Match(new TextQuery([new TextGroup([TextTerm.ByValue(words)])], []));

    private sealed class TemporaryFolder : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("clause-lucene-").FullName;

        public string Path => System.IO.Path.Combine(_folder, "library.db");

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
