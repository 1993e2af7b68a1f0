using System.Text.Json;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Library.Tables;
using ClauseExtractor.Revision.Topics;
using Dapper;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>What a benefit is about and who gets it.</summary>
/// <param name="Topic">Place in <see cref="TopicWords.Names"/>; -1 where no topic fits.</param>
/// <param name="Recipient">Number in <see cref="BenefitSubjects.Recipients"/>; -1 where the text names none.</param>
internal readonly record struct BenefitSubject(short Topic, int Recipient)
{
    public static BenefitSubject None { get; } = new(-1, -1);
}

/// <summary>
/// The topic and the recipient of every benefit, in memory: read out of the clauses when somebody first asks for them, then kept up with
/// the library.
/// </summary>
internal sealed class BenefitSubjects
{
    /// <summary>In the order of the file, and only clauses that have benefits: by document the same rows take many times as long.</summary>
    private const string OfAll = "SELECT key, heading, facts FROM clauses WHERE key IN (SELECT clause FROM benefits)";

    /// <summary>
    /// Of the few documents that changed: to pass over all the others takes fifty milliseconds in a library of two thousand.
    /// </summary>
    private const string OfChanged =
        "SELECT key, heading, facts FROM documents CROSS JOIN clauses WHERE document = number AND change > @since AND EXISTS (SELECT "
        + "1 FROM benefits WHERE clause = key)";

    private static readonly Dictionary<string, short> Topics = TopicWords.Names.Index().ToDictionary(t => t.Item, t => (short)t.Index);

    private readonly Dictionary<int, ClauseColumn<BenefitSubject>> documents;
    private readonly Lazy<uint[]> kinds;

    private BenefitSubjects(long change, Dictionary<int, ClauseColumn<BenefitSubject>> documents, NameList recipients)
    {
        (Change, this.documents, Recipients) = (change, documents, recipients);
        kinds = new Lazy<uint[]>(() => [.. Enumerable.Range(0, recipients.Count).Select(i => RecipientKinds.Of(recipients[i]))]);
    }

    public static BenefitSubjects Empty { get; } = new(0, [], new NameList());

    public long Change { get; }

    /// <summary>The recipients' own words.</summary>
    public NameList Recipients { get; }

    /// <summary>The kinds of a recipient as bits, by their place in <see cref="RecipientKinds.Names"/>; 0 for none.</summary>
    public uint KindsOf(int recipient) => recipient >= 0 && recipient < kinds.Value.Length ? kinds.Value[recipient] : 0;

    /// <summary>In the order of the clause's benefits; fewer where some came since.</summary>
    public ReadOnlySpan<BenefitSubject> Of(ClauseKey clause) => documents.GetValueOrDefault(clause.Document).Of(clause.Ordinal);

    /// <summary>The subject of one benefit.</summary>
    /// <param name="at">Place of the benefit among those of its clause.</param>
    public BenefitSubject Of(ClauseKey clause, int at) => Of(clause) is var all && at < all.Length ? all[at] : BenefitSubject.None;

    public static BenefitSubjects Load(System.Data.Common.DbConnection connection, CatalogueSnapshot snapshot, BenefitSubjects known)
    {
        var documents = known.documents.Where(d => snapshot.Find(d.Key) is { } still && still.Change <= known.Change).ToDictionary();
        var read = new Dictionary<int, List<(int Clause, BenefitSubject Value)>>();
        var recipients = known.Change == 0 ? new NameList() : known.Recipients;
        foreach (
            var (key, heading, facts) in connection.Query<(long, string?, byte[])>(
                known.Change == 0 ? OfAll : OfChanged,
                new { since = known.Change },
                buffered: false
            )
        )
        {
            // Of a hundred thousand clauses only these words are wanted: they are picked out of the JSON, not read with all the rest of it.
            using var json = JsonDocument.Parse(facts);
            var at = new ClauseKey(key);
            // The document may have grown since the snapshot was taken; the next one knows.
            if (snapshot.Find(at.Document) is not { } document || at.Ordinal >= document.Clauses)
                continue;
            var subjects = read.TryGetValue(at.Document, out var before) ? before : read[at.Document] = [];
            foreach (var benefit in json.RootElement.GetProperty("benefits").EnumerateArray())
            {
                string? topic = Tables.Topics.Of(heading, benefit.GetProperty("span").GetProperty("quote").GetString()!);
                string? recipient = benefit.TryGetProperty("beneficiary", out var words) ? words.GetString() : null;
                subjects.Add(
                    (
                        at.Ordinal,
                        new BenefitSubject(
                            topic is null ? (short)-1 : Topics[topic],
                            string.IsNullOrEmpty(recipient) ? -1 : recipients.Number(recipient)
                        )
                    )
                );
            }
        }
        foreach (var (document, subjects) in read)
            documents[document] = new ClauseColumn<BenefitSubject>(snapshot.Find(document)!.Clauses, [.. subjects.OrderBy(s => s.Clause)]);
        return new BenefitSubjects(snapshot.Change, documents, recipients);
    }
}
