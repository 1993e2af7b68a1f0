using System.Diagnostics;
using System.Globalization;
using ClauseExtractor.Extraction;
using ClauseExtractor.Extraction.Figures;
using ClauseExtractor.Extraction.Judging;

namespace ClauseExtractor.Training;

/// <summary>Fits the tagger of figures and the judge of rows, each document judged by a fit that has not seen its place.</summary>
internal static class Fitting
{
    public static int Run(string repository, string shared, TextWriter output)
    {
        var clock = Stopwatch.StartNew();
        var documents = TrainingDocument.Load(shared, repository);
        var materials = Material.Make(documents, repository);
        output.WriteLine($"{documents.Count} documents, {materials.Count} texts, {materials.Sum(m => m.Figures.Count)} figures, {clock.Elapsed.TotalSeconds:0.0} s");

        var table = new FeatureTable();
        var examples = Examples(materials, table, repository);
        var shared_ = table.Shared();
        examples = [.. examples.Select(e => e with { Features = [.. e.Features.Where(f => shared_[f])] })];
        var places = documents.Select(d => d.Place).Distinct().Order(StringComparer.Ordinal).ToList();
        var taggers = places.AsParallel().AsOrdered().Select(place => FigureTagger.Read(new StringReader(Softmax.Fit(examples.FindAll(e => e.Place != place), table.Count).Write(table.Names, 0.5)))).ToList();
        output.WriteLine($"taggers {clock.Elapsed.TotalSeconds:0.0} s");
        var figures = materials.Select(m => m.Read.Figures(taggers[places.IndexOf(m.Document.Place)])).ToList();
        double threshold = FlagReport.Choose(materials, figures, output);
        var full = Softmax.Fit(examples, table.Count).Write(table.Names, threshold);
        File.WriteAllText(Path.Combine(repository, "src", "ClauseExtractor", "Extraction", "Judging", "figure-weights.tsv"), full);
        output.WriteLine($"tagger {full.Length / 1000} KB, {clock.Elapsed.TotalSeconds:0.0} s");

        // Again with the threshold, so that unread figures are what the judge of rows will see.
        taggers = [.. places.AsParallel().AsOrdered().Select(place => FigureTagger.Read(new StringReader(Softmax.Fit(examples.FindAll(e => e.Place != place), table.Count).Write(table.Names, threshold))))];
        figures = [.. materials.Select(m => m.Read.Figures(taggers[places.IndexOf(m.Document.Place)]))];
        var pairs = PairsOf(materials);
        File.WriteAllText(Path.Combine(repository, "src", "ClauseExtractor", "Extraction", "Judging", "familiar-pairs.tsv"),
            "# Pairs of characters that stand beside given figures in at least two documents of the training; a number is one 0.\n" + string.Concat(Familiar(pairs, "").Select(p => p + "\n")));
        var familiar = places.ToDictionary(p => p, p => new FamiliarWording(Familiar(pairs, p)));
        var rows = RowFit.Examples(materials, figures, p => familiar[p]);
        string weights = RowFit.Fit(rows, places, output);
        File.WriteAllText(Path.Combine(repository, "src", "ClauseExtractor", "Extraction", "Judging", "row-weights.tsv"), weights);
        output.WriteLine($"{clock.Elapsed.TotalSeconds:0.0} s");
        return 0;
    }

    // Each pair beside a given figure, with the documents that have it.
    private static Dictionary<string, HashSet<(string Place, string Document)>> PairsOf(IReadOnlyList<Material> materials)
    {
        var pairs = new Dictionary<string, HashSet<(string, string)>>();
        foreach (var material in materials.Where(m => !m.Reworded))
            for (int i = 0; i < material.Figures.Count; i++)
                if (material.Labels[i] == FigureRole.Benefit)
                    foreach (var (first, second) in FamiliarWording.Pairs(material.Read.Folded, material.Figures[i].Context.Sentence, material.Figures[i].Context.Mention.Range))
                    {
                        string pair = $"{first}{second}";
                        if (!pairs.TryGetValue(pair, out var documents))
                            pairs[pair] = documents = [];
                        documents.Add((material.Document.Place, material.Document.Name));
                    }
        return pairs;
    }

    // Those of at least two documents, one place left out.
    private static IEnumerable<string> Familiar(Dictionary<string, HashSet<(string Place, string Document)>> pairs, string without) =>
        pairs.Where(p => p.Value.Count(d => d.Place != without) >= 2).Select(p => p.Key).Order(StringComparer.Ordinal);

    private static List<FigureExample> Examples(IReadOnlyList<Material> materials, FeatureTable table, string repository)
    {
        var examples = new List<FigureExample>();
        foreach (var material in materials)
            for (int i = 0; i < material.Figures.Count; i++)
                if (material.Labels[i] is { } role && role != FigureRole.Unread)
                    examples.Add(new FigureExample(material.Document.Place, material.Document.Name, material.Reworded, table.Read(material.Figures[i].Context, material.Document.Place), role, material.Reworded ? 0.25f : 1));
        foreach (var (context, role) in Material.MadeUp(repository))
            examples.Add(new FigureExample("made-up", "made-up", false, table.Read(context, "made-up"), role, 1));
        return examples;
    }
}
