using ClauseExtractor.Extraction;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Wordings;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Tests.Extraction;

/// <summary>Each wording reads its example, and not its counter-example; each word of the vocabulary is needed by its example.</summary>
public class WordingTableTests
{
    public static TheoryData<string> Wordings() => [.. WordingTable.All.Select(w => w.Name)];

    [Theory]
    [MemberData(nameof(Wordings))]
    public void A_wording_reads_its_example(string name)
    {
        var wording = WordingTable.All.Single(w => w.Name == name);
        Assert.Contains(name, Read(wording.Example));
        var rows = RowNotation.Rows("支持办法按本条执行。" + wording.Example);
        Assert.True(
            rows.Any(r => RowNotation.Mismatch(wording.Row, r) is null),
            $"{wording.Example} gives {string.Join("; ", rows.Select(RowNotation.Write))}, not {wording.Row}"
        );
    }

    [Theory]
    [MemberData(nameof(Wordings))]
    public void A_wording_does_not_read_its_counter_example(string name)
    {
        var wording = WordingTable.All.Single(w => w.Name == name);
        Assert.NotEmpty(wording.Counter);
        Assert.DoesNotContain(name, Read(wording.Counter));
    }

    [Fact]
    public void The_names_and_weights_tell_the_wordings_apart()
    {
        Assert.Equal(WordingTable.All.Count, WordingTable.All.Select(w => w.Name).Distinct().Count());
        Assert.Equal(WordingTable.All.Count, WordingTable.All.Select(w => w.Weight).Distinct().Count());
    }

    [Fact]
    public void A_pattern_that_names_no_class_is_refused() => Assert.Throws<FormatException>(() => Pattern.Parse("… give:verbs"));

    [Fact]
    public void A_wording_that_asks_for_no_check_is_refused() =>
        Assert.Throws<FormatException>(() =>
            new ClauseExtractor.Extraction.Grants.Wordings.Wording("x", "… give:verb", ["not a check"], 1, "", "", "")
        );

    [Fact]
    public void Each_word_is_needed_by_its_example()
    {
        var faults = new List<string>();
        foreach (var line in VocabularyLine.All)
        {
            string example = TextFold.Fold(line.Example);
            if (!example.Contains(line.Word, StringComparison.Ordinal))
                faults.Add($"{line.Word} does not stand in its example {line.Example}");
            else if (!IsNeeded(line, example))
                faults.Add($"{line.Word} ({line.Class}) changes nothing in {line.Example}");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(40)));
    }

    // Words that make tokens change the tokens of their example; others change what of their class is found in it.
    private static bool IsNeeded(VocabularyLine line, string example)
    {
        var range = new TextRange(0, example.Length);
        if (line.Class <= WordClass.Counter)
            return !Lexer
                .Read(example, range)
                .SequenceEqual(Lexer.Read(example, range, new Vocabulary([.. VocabularyLine.All.Where(l => l != line)])));
        var words = VocabularyLine.All.Where(l => l.Class == line.Class).ToList();
        return !Found(words, example).SequenceEqual(Found(words.Where(l => l != line), example));
    }

    private static List<(int At, int Length)> Found(IEnumerable<VocabularyLine> words, string text)
    {
        if (!words.Any())
            return [];
        var list = new WordList([.. words.Select(w => w.Word)]);
        return [.. Enumerable.Range(0, text.Length).Select(at => (at, list.StartLength(text.AsSpan(at)))).Where(found => found.Item2 > 0)];
    }

    private static List<string> Read(string text)
    {
        string folded = TextFold.Fold(text);
        var range = new TextRange(0, folded.Length);
        return SentenceSplitter
            .Split(folded, range, Lexer.Read(folded, range))
            .SelectMany(s => s.Statements)
            .SelectMany(s => s.Segments)
            .Select(s => s.Grant(folded)?.Wording.Name)
            .OfType<string>()
            .ToList();
    }
}
