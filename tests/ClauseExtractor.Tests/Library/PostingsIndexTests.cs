using ClauseExtractor.Library.Postings;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Storage;
using Dapper;

namespace ClauseExtractor.Tests.Library;

/// <summary>The index over pairs against looking through every clause, over seeded documents that come, change and go.</summary>
public sealed class PostingsIndexTests : IDisposable
{
    // Few characters, so that phrases repeat, overlap and nearly match.
    private static readonly string[] Pieces = ["算", "力", "补", "贴", "企", "业", "ai", "5g", "30", "%", "，", "。", " ", "\n", "𠮷", "算力", "补贴企业"];

    private readonly string folder = Directory.CreateTempSubdirectory("clause-postings-").FullName;
    private readonly LibraryDatabase database;
    private readonly Dictionary<int, List<IndexedClause>> documents = [];

    public PostingsIndexTests() => database = new LibraryDatabase(Path.Combine(folder, "library.db"));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Phrases_are_found_where_they_stand_and_nowhere_else(int seed)
    {
        var random = new Random(seed);
        using var index = new PostingsIndex(database);
        for (int round = 0; round < 12; round++)
        {
            for (int i = 0; i < 12; i++)
                Change(random);
            for (int i = 0; i < 25; i++)
                Check(index, random);
        }
    }

    [Fact]
    public void A_word_longer_than_any_before_it_is_taken_in_and_found()
    {
        using var library = new TemporaryLibrary();
        string word = string.Concat(Enumerable.Repeat("abcdefghij", 30));
        library.Add(new RecordBuilder("甲市算力扶持办法", $"一、见 {word} 附件。").Build());
        Assert.Equal(1, library.Library.Search(word).Total);
    }

    [Fact]
    public void Segments_stay_few_and_what_is_dead_is_dropped()
    {
        var random = new Random(4);
        for (int number = 1; number <= 150; number++)
            Put(number, Clauses(random, number));
        for (int number = 1; number <= 149; number++)
            Put(number, []);
        using var connection = database.Open();
        var segments = new SegmentStore(connection).Segments();
        Assert.True(segments.Count <= 8, $"{segments.Count} segments for one document");
        Assert.Equal(documents[150].Count, segments.Sum(s => s.Live));
        Assert.True(segments.Sum(s => s.Clauses) < 2 * documents[150].Count, "more is dead than alive");
        Assert.Equal(segments.Sum(s => s.Chunks), connection.ExecuteScalar<int>("SELECT count(*) FROM postings_chunks"));
    }

    [Theory]
    [InlineData(new[] { 40, 40, 40 }, 0, "three small ones are no burden")]
    [InlineData(new[] { 30, 31, 32, 33, 34, 35, 36, 37 }, 8, "eight of a size make one of the next")]
    [InlineData(new[] { 30, 31, 32, 33, 600, 35, 36, 37 }, 0, "sizes are told apart")]
    [InlineData(new[] { 60000, 60000, 60000, 60000, 60000, 60000, 60000, 60000 }, 0, "what is large stays")]
    public void Merging_is_due(int[] sizes, int merged, string why) =>
        Assert.True((SegmentMerger.Due([.. sizes.Select((size, i) => new SegmentRow(i, size, size, 0, 0))])?.Count ?? 0) == merged, why);

    [Fact]
    public void A_segment_that_is_mostly_dead_is_written_anew() =>
        Assert.Equal([7L], SegmentMerger.Due([new SegmentRow(3, 100, 60, 0, 0), new SegmentRow(7, 60000, 30000, 0, 0)])!.Select(s => s.Id));

    public void Dispose()
    {
        database.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void Change(Random random)
    {
        int number = random.Next(1, 40);
        Put(number, random.Next(5) == 0 ? [] : Clauses(random, number));
    }

    private void Put(int number, List<IndexedClause> clauses)
    {
        documents[number] = clauses;
        database.Write((connection, _) =>
        {
            PostingsIndex.Replace(connection, number, clauses);
            return 0;
        });
    }

    private static List<IndexedClause> Clauses(Random random, int number) =>
        [.. Enumerable.Range(0, random.Next(1, 6)).Select(i => new IndexedClause(new ClauseKey(number, i), Text(random, 4), Text(random, 3), Text(random, 25)))];

    private static string Text(Random random, int most) => string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private void Check(PostingsIndex index, Random random)
    {
        string words = string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => Pieces[random.Next(Pieces.Length)]));
        var phrases = IndexForm.Phrases(words);
        if (phrases.Count != 1)
            return;
        var found = index.Match(new TextQuery([new TextGroup([TextTerm.Exact(words)])], []));
        var expected = documents.Values.SelectMany(d => d).Where(c => Fields(c).Any(f => Holds(f, phrases[0]))).Select(c => c.Key.Value).Order();
        Assert.Equal(expected, found.Keys.Order());
        Assert.All(found.Scores, score => Assert.True(score > 0));
    }

    private static IEnumerable<string> Fields(IndexedClause clause) => clause.Context.Split('\n').Append(clause.Heading).Append(clause.Text);

    private static bool Holds(string text, IReadOnlyList<string> phrase)
    {
        var units = IndexForm.Units(text);
        return Enumerable.Range(0, Math.Max(0, units.Count - phrase.Count + 1)).Any(at => Enumerable.Range(0, phrase.Count).All(i => units[at + i].Text == phrase[i] && (i == 0 || !units[at + i].AfterBreak)));
    }
}
