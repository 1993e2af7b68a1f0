using System.Text.Json;

namespace ClauseExtractor.Training;

/// <summary>A text with its answers.</summary>
/// <param name="Name">The file's stem.</param>
/// <param name="Place">The first word of the stem: documents of one place are held out together.</param>
/// <param name="Path">The text file.</param>
/// <param name="MetOnce">True for a document of the set that was met once: most of the rules were not changed for it, so its mistakes count
/// as they are.</param>
internal sealed record TrainingDocument(string Name, string Place, string Path, IReadOnlyList<GoldRow> Rows, bool MetOnce)
{
    /// <summary>The documents of the development set, the corpus and the set met once, by name.</summary>
    public static List<TrainingDocument> Load(string shared, string repository)
    {
        var documents = new List<TrainingDocument>();
        string once = System.IO.Path.Combine(shared, "dev", "round2");
        (string Gold, string Texts)[] sets =
        [
            (System.IO.Path.Combine(shared, "dev", "gold"), System.IO.Path.Combine(shared, "dev", "text")),
            (System.IO.Path.Combine(repository, "tests", "Gold"), System.IO.Path.Combine(repository, "corpus")),
            (System.IO.Path.Combine(once, "gold"), System.IO.Path.Combine(once, "text")),
        ];
        foreach (var (gold, texts) in sets.Where(s => Directory.Exists(s.Gold)))
        foreach (string file in Directory.GetFiles(gold, "*.json"))
        {
            string name = System.IO.Path.GetFileNameWithoutExtension(file);
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            documents.Add(
                new TrainingDocument(
                    name,
                    PlaceOf(name),
                    System.IO.Path.Combine(texts, name + ".txt"),
                    GoldRow.Read(json.RootElement),
                    gold.StartsWith(once, StringComparison.Ordinal)
                )
            );
        }
        documents.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return documents;
    }

    /// <summary>The place of a file: its first word, a district counted as its city.</summary>
    public static string PlaceOf(string name) =>
        name.Split('_', '-')[0] switch
        {
            "ganjingzi" => "dalian",
            "chongming" or "putuo" => "shanghai",
            var first => first,
        };
}
