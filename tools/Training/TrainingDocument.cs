using System.Text.Json;

namespace ClauseExtractor.Training;

/// <summary>A text with its answers.</summary>
/// <param name="Name">The file's stem.</param>
/// <param name="Place">The first word of the stem: documents of one place are held out together.</param>
/// <param name="Path">The text file.</param>
internal sealed record TrainingDocument(string Name, string Place, string Path, IReadOnlyList<GoldRow> Rows)
{
    /// <summary>The documents of the development set and the corpus, by name.</summary>
    public static List<TrainingDocument> Load(string shared, string repository)
    {
        var documents = new List<TrainingDocument>();
        foreach (var (gold, texts) in new[] { (System.IO.Path.Combine(shared, "dev", "gold"), System.IO.Path.Combine(shared, "dev", "text")), (System.IO.Path.Combine(repository, "tests", "Gold"), System.IO.Path.Combine(repository, "corpus")) })
            foreach (string file in Directory.GetFiles(gold, "*.json"))
            {
                string name = System.IO.Path.GetFileNameWithoutExtension(file);
                using var json = JsonDocument.Parse(File.ReadAllBytes(file));
                documents.Add(new TrainingDocument(name, PlaceOf(name), System.IO.Path.Combine(texts, name + ".txt"), GoldRow.Read(json.RootElement)));
            }
        documents.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return documents;
    }

    /// <summary>The place of a file: its first word, a district counted as its city.</summary>
    public static string PlaceOf(string name) => name.Split('_', '-')[0] switch { "ganjingzi" => "dalian", "chongming" or "putuo" => "shanghai", var first => first };
}
