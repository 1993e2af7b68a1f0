using ClauseExtractor.Layout;

namespace ClauseExtractor.Library.Search;

/// <summary>
/// Reads the query language: words that must all stand in a clause, <c>|</c>, 或 or <c>or</c> between words of which one is enough, <c>-</c>
/// before what must not stand,
/// quotation marks around what must stand as written, and filters such as <c>cap&gt;=200万</c>. Full-width forms are as good as half-width
/// ones.
/// </summary>
/// <param name="thesaurus">What widens words; <see cref="Thesaurus.Empty"/> to search them as written.</param>
public sealed class QueryParser(Thesaurus thesaurus)
{
    /// <summary>
    /// Words of one query at most (an index takes 1,024 clauses, and synonyms are added to the words), and its characters.
    /// </summary>
    public const int MostWords = 200,
        MostCharacters = 4000;

    private const string Opening = "\"“「『",
        Closing = "\"”」』";

    private static readonly string[] Or = ["|", "OR", "or", "或", "或者"];

    /// <exception cref="QuerySyntaxException">The query cannot be understood; it says where.</exception>
    public PolicyQuery Parse(string query)
    {
        if (query.Length > MostCharacters)
            throw new QuerySyntaxException(
                MostCharacters,
                query.Length - MostCharacters,
                $"A query has at most {MostCharacters} characters.",
                $"检索式最多 {MostCharacters} 个字符。"
            );
        string folded = TextFold.Fold(query);
        var required = new List<TextGroup>();
        var excluded = new List<TextGroup>();
        var filters = new List<QueryFilter>();
        var widened = new List<Widening>();
        var unknown = new List<UnknownFilter>();
        var distinct = new HashSet<string>(StringComparer.Ordinal);
        bool or = false;
        for (int i = 0; i < folded.Length; )
        {
            if (char.IsWhiteSpace(folded[i]))
            {
                i++;
                continue;
            }
            int start = i;
            bool minus = folded[i] == '-' && i + 1 < folded.Length && !char.IsWhiteSpace(folded[i + 1]);
            i += minus ? 1 : 0;
            if (FilterReader.TryRead(folded, ref i, minus, start, unknown) is { } read)
            {
                filters.AddRange(read);
                or = false;
                continue;
            }
            var terms = new List<TextTerm>();
            while (true)
            {
                string word = Word(query, folded, ref i, out bool quoted);
                foreach (string part in quoted ? [word] : Alternatives(word))
                {
                    if (distinct.Add(part) && distinct.Count > MostWords)
                        throw new QuerySyntaxException(
                            start,
                            query.Length - start,
                            $"A query has at most {MostWords} words.",
                            $"检索式最多 {MostWords} 个词。"
                        );
                    if (!terms.Exists(t => t.Words == part))
                        Add(terms, part, quoted, minus, widened);
                }
                if (i < folded.Length && folded[i] == '|')
                    i++;
                else
                    break;
            }
            if (terms is [{ Quoted: false, Words: var sign }] && Or.Contains(sign) && required.Count > 0)
                or = true;
            else if (terms.All(t => t.IsEmpty))
                throw new QuerySyntaxException(start, i - start, "There is nothing here to search for.", "这里没有可检索的字词。");
            else if (minus)
                excluded.Add(new TextGroup(terms));
            else if (or && required.Count > 0)
                (required[^1], or) = (new TextGroup([.. required[^1].AnyOf, .. terms]), false);
            else if (!required.Exists(g => g.AnyOf.Select(t => t.Words).SequenceEqual(terms.Select(t => t.Words))))
                required.Add(new TextGroup(terms));
        }
        return new PolicyQuery(query, new TextQuery(required, excluded), filters, widened) { Unknown = unknown };
    }

    /// <summary>One word as a group, with what the thesaurus adds to it.</summary>
    internal TextGroup Group(string word, List<Widening> widened)
    {
        var terms = new List<TextTerm>();
        Add(terms, word, quoted: false, excluded: false, widened);
        return new TextGroup(terms);
    }

    /// <summary>房租或租金 is either; a single character beside 或 (不可或缺) belongs to it.</summary>
    private static string[] Alternatives(string word)
    {
        string[] parts = word.Split(["或者", "或"], StringSplitOptions.None);
        return parts.Length > 1 && parts.All(part => part.Length > 1) ? parts : [word];
    }

    private void Add(List<TextTerm> terms, string word, bool quoted, bool excluded, List<Widening> widened)
    {
        if (word.Length == 0)
            return;
        terms.Add(
            quoted ? TextTerm.Exact(word)
            : WordForms.NumberParts(word) is { } parts ? TextTerm.Number(word, parts)
            : TextTerm.ByValue(word)
        );
        // What is quoted stands as written, and what is shut out is not shut out in more words than the reader sees.
        if (quoted || excluded)
            return;
        // The same share in other writing is the same word: nobody need be told.
        terms.AddRange(WordForms.OfShare(word).Select(TextTerm.Added));
        if (thesaurus.Widen(word) is not { Count: > 0 } added)
            return;
        terms.AddRange(added.Select(TextTerm.Added));
        widened.Add(new Widening(word, added));
    }

    /// <summary>
    /// A word up to white space or <c>|</c>, what stands in quotation marks, or an entry of the thesaurus that is several words.
    /// </summary>
    private string Word(string query, string folded, ref int i, out bool quoted)
    {
        quoted = i < folded.Length && Opening.Contains(folded[i], StringComparison.Ordinal);
        if (quoted)
        {
            string word = Quoted(query, ref i);
            return word;
        }
        int from = i;
        if (i < folded.Length && folded[i] == '|' && (i + 1 == folded.Length || char.IsWhiteSpace(folded[i + 1])))
            return query[from..++i];
        if (i < folded.Length && char.IsAsciiLetter(folded[i]) && thesaurus.EntryAt(folded, i) is > 0 and var length)
            return query[from..(i += length)];
        while (i < folded.Length && !char.IsWhiteSpace(folded[i]) && folded[i] != '|')
            i++;
        return query[from..i];
    }

    /// <summary>What stands between quotation marks; <paramref name="i"/> goes from the opening one to after the closing one.</summary>
    internal static string Quoted(string query, ref int i)
    {
        int open = i;
        char closing = Closing[Opening.IndexOf(TextFold.Fold(query[i]), StringComparison.Ordinal)];
        int close = query.IndexOf(closing, open + 1);
        if (close < 0)
            close = TextFold.Fold(query).IndexOf(closing, open + 1);
        if (close < 0)
            throw new QuerySyntaxException(open, 1, "This quotation mark is not closed.", "引号没有闭合。");
        i = close + 1;
        return query[(open + 1)..close];
    }

    internal static bool IsOpening(char c) => Opening.Contains(c, StringComparison.Ordinal);
}
