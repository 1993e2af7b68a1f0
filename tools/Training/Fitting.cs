using System.Diagnostics;
using System.Globalization;
using ClauseExtractor.Extraction;
using ClauseExtractor.Extraction.Figures;
using ClauseExtractor.Extraction.Judging;

namespace ClauseExtractor.Training;

/// <summary>Fits the tagger of figures and the judge of rows, each document judged by a fit that has not seen its place.</summary>
internal static class Fitting
{
    /// <summary>Makes the examples from the texts, and everything that is fitted to them.</summary>
    public static int FromTexts(string repository, string shared, TextWriter output)
    {
        var clock = Stopwatch.StartNew();
        var documents = TrainingDocument.Load(shared, repository);
        var materials = Material.Make(documents, repository);
        output.WriteLine(
            $"{documents.Count} documents, {materials.Count} texts, {materials.Sum(m => m.Figures.Count)} figures, "
                + $"{clock.Elapsed.TotalSeconds:0.0} s"
        );

        var table = new FeatureTable();
        var examples = Merged(Examples(materials, table, repository), table.Shared());
        var places = documents.Select(d => d.Place).Distinct().Order(StringComparer.Ordinal).ToList();
        var folds = places
            .AsParallel()
            .AsOrdered()
            .Select(place => Softmax.Fit(examples.FindAll(e => e.Place != place), table.Count))
            .ToList();
        var figures = Judged(materials, places, [.. folds.Select(f => Read(f, table, 0.5))]);
        var (threshold, flags) = FlagReport.Choose(materials, figures);
        output.WriteLine($"tagger {clock.Elapsed.TotalSeconds:0.0} s");

        // Again with the threshold, so that unread figures are what the judge of rows will see.
        figures = Judged(materials, places, [.. folds.Select(f => Read(f, table, threshold))]);
        var pairs = PairsOf(materials);
        AddShapes(pairs, materials, figures);
        var familiar = places.ToDictionary(p => p, p => new FamiliarWording(Familiar(pairs, p)));
        var rows = RowFit.Examples(materials, figures, p => familiar[p]);
        var files = new TrainingFiles(repository);
        TrainingFiles.Write(
            files.Pairs,
            "# Pairs of characters that stand beside given figures in at least two documents of the training; a number is one 0. "
                + "Three characters are the shape of a row (RowShape).\n"
                + string.Concat(Familiar(pairs, "").Select(p => p + "\n"))
        );
        TrainingFiles.Write(
            files.FigureExamples,
            ExampleFiles.Write(examples, [.. table.Names.Select(name => FeatureKey.Of(name))], threshold)
        );
        TrainingFiles.Write(files.RowExamples, ExampleFiles.Write(rows));
        TrainingFiles.Write(files.FigureWeights, Softmax.Fit(examples, table.Count).Write(table.Names, threshold));
        TrainingFiles.Write(files.FlagReport, flags);
        var (weights, probabilities, report) = RowFit.Fit([.. rows, .. FirstMet.Read(files.FirstMet)]);
        TrainingFiles.Write(files.RowWeights, weights);
        TrainingFiles.Write(files.RowReport, report);
        TrainingFiles.Write(files.HeldOut, HeldOut.Write(materials, figures, rows, probabilities));
        output.Write(flags);
        output.Write(report);
        output.WriteLine($"{clock.Elapsed.TotalSeconds:0.0} s");
        return 0;
    }

    /// <summary>Fits to the committed examples, as a clone without the texts can.</summary>
    public static int FromExamples(string repository, TextWriter output)
    {
        var files = new TrainingFiles(repository);
        foreach (var (path, content) in Refit(repository))
            TrainingFiles.Write(path, content);
        output.WriteLine("Fitted to the committed examples; these cannot be made again without the development texts (CLAUSE_SHARED).");
        return 0;
    }

    /// <summary>What the committed examples give: each file with its content.</summary>
    public static IEnumerable<(string Path, string Content)> Refit(string repository)
    {
        var files = new TrainingFiles(repository);
        var (examples, keys, threshold) = ExampleFiles.ReadFigures(files.FigureExamples);
        // The names of features stand in the weights alone.
        var names = File.ReadLines(files.FigureWeights)
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split('\t')[0])
            .ToDictionary(n => FeatureKey.Of(n));
        yield return (
            files.FigureWeights,
            Softmax.Fit(examples, keys.Count).Write([.. keys.Select(k => names.GetValueOrDefault(k, $"?{k:x}"))], threshold)
        );
        List<RowExample> rows = [.. ExampleFiles.ReadRows(files.RowExamples), .. FirstMet.Read(files.FirstMet)];
        var (weights, probabilities, report) = RowFit.Fit(rows);
        yield return (files.HeldOut, HeldOut.Again(File.ReadAllLines(files.HeldOut), rows, probabilities));
        yield return (files.RowWeights, weights);
        yield return (files.RowReport, report);
    }

    private static FigureTagger Read(Softmax model, FeatureTable table, double threshold) =>
        FigureTagger.Read(new StringReader(model.Write(table.Names, threshold)));

    private static List<List<JudgedFigure>> Judged(
        IReadOnlyList<Material> materials,
        List<string> places,
        IReadOnlyList<FigureTagger> taggers
    ) => [.. materials.Select(m => m.Read.Figures(taggers[places.IndexOf(m.Document.Place)]))];

    // Examples alike in place, role and features are one of their weights together; features that one place alone has are left out.
    private static List<FigureExample> Merged(List<FigureExample> examples, bool[] shared)
    {
        var merged = new Dictionary<string, FigureExample>();
        var order = new List<string>();
        foreach (var example in examples)
        {
            int[] features = [.. example.Features.Where(f => shared[f])];
            string key = $"{example.Place} {example.Label} {string.Join(' ', features)}";
            if (!merged.TryGetValue(key, out var known))
                order.Add(key);
            merged[key] = example with { Features = features, Weight = example.Weight + (known?.Weight ?? 0) };
        }
        return [.. order.Select(key => merged[key])];
    }

    // Each pair beside a given figure, with the documents that have it.
    private static Dictionary<string, HashSet<(string Place, string Document)>> PairsOf(IReadOnlyList<Material> materials)
    {
        var pairs = new Dictionary<string, HashSet<(string, string)>>();
        foreach (var material in materials.Where(m => !m.Reworded))
            for (int i = 0; i < material.Figures.Count; i++)
                if (material.Labels[i] == FigureRole.Benefit)
                    foreach (
                        var (first, second) in FamiliarWording.Pairs(
                            material.Read.Folded,
                            material.Figures[i].Context.Sentence,
                            material.Figures[i].Context.Mention.Range
                        )
                    )
                    {
                        string pair = $"{first}{second}";
                        if (!pairs.TryGetValue(pair, out var documents))
                            pairs[pair] = documents = [];
                        documents.Add((material.Document.Place, material.Document.Name));
                    }
        return pairs;
    }

    // Each shape of a row, with the documents that have it.
    private static void AddShapes(
        Dictionary<string, HashSet<(string Place, string Document)>> to,
        List<Material> materials,
        List<List<JudgedFigure>> figures
    )
    {
        for (int m = 0; m < materials.Count; m++)
            if (!materials[m].Reworded)
            {
                var asked = new FamiliarWording([]) { Asked = [] };
                RowEvidence.Read(materials[m].Read.Folded, materials[m].Read.Rows, materials[m].Read.Reading.Hints, figures[m], asked);
                foreach (string shape in asked.Asked.Select(RowShape.Letters))
                {
                    if (!to.TryGetValue(shape, out var documents))
                        to[shape] = documents = [];
                    documents.Add((materials[m].Document.Place, materials[m].Document.Name));
                }
            }
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
                    examples.Add(
                        new FigureExample(
                            material.Document.Place,
                            table.Read(material.Figures[i].Context, material.Document.Place),
                            role,
                            material.Reworded ? 0.25f : 1
                        )
                    );
        foreach (var (context, role) in Material.MadeUp(repository))
            examples.Add(new FigureExample("made-up", table.Read(context, "made-up"), role, 1));
        return examples;
    }
}
