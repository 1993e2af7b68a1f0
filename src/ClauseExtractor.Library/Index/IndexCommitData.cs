using System.Globalization;
using Lucene.Net.Index;

namespace ClauseExtractor.Library.Index;

/// <summary>What each commit of the index says of itself.</summary>
internal static class IndexCommitData
{
    /// <summary>The version of the documents' form, and of the dictionary: an index of another one is made anew.</summary>
    public static string Form { get; } = "6 " + JiebaWords.Fingerprint;

    public const string FormKey = "form",
        ChangeKey = "change";

    /// <summary>
    /// One making of the index: the names of its files begin anew with each, and other processes must not take the new ones for those that
    /// they have open.
    /// </summary>
    public const string MadeKey = "made";

    public static long ChangeOf(IDictionary<string, string> data) =>
        data.TryGetValue(ChangeKey, out string? change) ? long.Parse(change, CultureInfo.InvariantCulture) : 0;

    public static void Commit(IndexWriter writer, long change)
    {
        string made = writer.CommitData.TryGetValue(MadeKey, out string? known) ? known : Guid.NewGuid().ToString("N");
        writer.SetCommitData(
            new Dictionary<string, string>
            {
                [FormKey] = Form,
                [MadeKey] = made,
                [ChangeKey] = change.ToString(CultureInfo.InvariantCulture),
            }
        );
        writer.Commit();
    }
}
