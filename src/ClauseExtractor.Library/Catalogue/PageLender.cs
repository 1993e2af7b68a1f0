using System.Text.Json.Nodes;
using ClauseExtractor.Extraction;
using ClauseExtractor.Json;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>
/// Lends the pages of one file of a text to the record of another: a PDF says where words stand, a clean text reads better. Both have the
/// same letters (<see cref="TextKey"/>), so that a place in
/// one is a place in the other.
/// </summary>
internal static class PageLender
{
    /// <param name="record">Without pages.</param>
    /// <param name="lender">Of another file of the same text, with pages.</param>
    public static PolicyRecord Lend(PolicyRecord record, PolicyRecord lender)
    {
        int[] mine = Places(record.Text),
            theirs = Places(lender.Text);
        if (mine[^1] != theirs[^1])
            return record;
        var places = new List<(int Start, int End, JsonNode Page, JsonNode? Boxes)>();
        Visit(
            Tree(lender),
            span =>
            {
                if (span["page"] is { } page)
                    places.Add((theirs[(int)span["start"]!], theirs[(int)span["end"]!], page, span["boxes"]));
            }
        );
        var same = places.GroupBy(p => (p.Start, p.End)).ToDictionary(group => group.Key, group => group.First());
        // By where they begin, the shortest last: of several around a place that one says most about it.
        places.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var tree = Tree(record);
        Visit(
            tree,
            span =>
            {
                var (start, end) = (mine[(int)span["start"]!], mine[(int)span["end"]!]);
                if (same.TryGetValue((start, end), out var found))
                    (span["page"], span["boxes"]) = (found.Page.DeepClone(), found.Boxes?.DeepClone());
                else if (Around(places, start) is { } page)
                    span["page"] = page.DeepClone();
            }
        );
        return RecordJson.ReadRecord(System.Text.Encoding.UTF8.GetBytes(tree.ToJsonString())) with { Text = record.Text };
    }

    /// <summary>For each offset how many characters of the key stand before it.</summary>
    private static int[] Places(string text)
    {
        var places = new int[text.Length + 1];
        for (int i = 0; i < text.Length; i++)
            places[i + 1] = places[i] + (TextKey.Counts(text, i) ? 1 : 0);
        return places;
    }

    /// <summary>The page of the last span that begins at or before a place.</summary>
    private static JsonNode? Around(List<(int Start, int End, JsonNode Page, JsonNode? Boxes)> places, int start)
    {
        int low = 0,
            high = places.Count;
        while (low < high)
            if (places[(low + high) / 2].Start <= start)
                low = (low + high) / 2 + 1;
            else
                high = (low + high) / 2;
        return low == 0 ? null : places[low - 1].Page;
    }

    private static JsonNode Tree(PolicyRecord record) => JsonNode.Parse(RecordJson.Write(record))!;

    /// <summary>Every span of a record: an object with start, end and page.</summary>
    private static void Visit(JsonNode? node, Action<JsonObject> visit)
    {
        if (node is JsonArray list)
            foreach (var item in list)
                Visit(item, visit);
        if (node is not JsonObject value)
            return;
        if (value.ContainsKey("start") && value.ContainsKey("end") && value.ContainsKey("page"))
            visit(value);
        else
            foreach (var (_, member) in value.ToList())
                Visit(member, visit);
    }
}
