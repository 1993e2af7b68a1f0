using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>Compares what is said of the documents as a whole: dates, stage, issuers, repeals, names.</summary>
internal static class DocumentComparer
{
    public static void Compare(DocumentFacts old, DocumentFacts @new, List<FactChange> facts)
    {
        var document = new FactWriter(facts, FactSubject.Document, null, null, null, null);
        var date = new FactWriter(facts, FactSubject.Date, null, null, null, null);
        document.Value("stage", old.Stage, @new.Stage, Span(old, "stage"), Span(@new, "stage"));
        document.Phrase("title", old.Title, @new.Title, Span(old, "title"), Span(@new, "title"));
        document.Phrase(
            "documentNumber",
            old.DocumentNumber,
            @new.DocumentNumber,
            Span(old, "documentNumber"),
            Span(@new, "documentNumber")
        );
        document.Phrase("issuers", Join(old.Issuers), Join(@new.Issuers), Span(old, "issuers"), Span(@new, "issuers"));
        document.Value("region", old.Region?.Name, @new.Region?.Name, Span(old, "region"), Span(@new, "region"));
        document.Value("genre", old.Genre, @new.Genre, Span(old, "title"), Span(@new, "title"));
        Date("effectiveFrom", d => d.EffectiveFrom);
        Date("effectiveTo", d => d.EffectiveTo);
        Date("issued", d => d.Issued);
        Date("printed", d => d.Printed);
        Date("adopted", d => d.Adopted);
        Date("commentFrom", d => d.CommentFrom);
        Date("commentTo", d => d.CommentTo);
        Repeals(old.Repeals, @new.Repeals, facts);

        void Date(string field, Func<DocumentDates, DateOnly?> of) =>
            date.Value(field, of(old.Dates), of(@new.Dates), Span(old, field), Span(@new, field));
    }

    private static void Repeals(IReadOnlyList<Repeal> old, IReadOnlyList<Repeal> @new, List<FactChange> facts)
    {
        var left = Enumerable.Range(0, @new.Count).ToList();
        for (int i = 0; i < old.Count; i++)
        {
            int same = left.FindIndex(j =>
                PhraseLikeness.Same(old[i].Title, @new[j].Title) && PhraseLikeness.Same(old[i].DocumentNumber, @new[j].DocumentNumber)
            );
            if (same >= 0)
                left.RemoveAt(same);
            else
                facts.Add(
                    new FactChange(
                        FactSubject.Repeal,
                        FactChangeKind.Removed,
                        null,
                        null,
                        i,
                        null,
                        null,
                        Name(old[i]),
                        null,
                        old[i].Span,
                        null
                    )
                );
        }
        facts.AddRange(
            left.Select(j => new FactChange(
                FactSubject.Repeal,
                FactChangeKind.Added,
                null,
                null,
                null,
                j,
                null,
                null,
                Name(@new[j]),
                null,
                @new[j].Span
            ))
        );
    }

    private static string Name(Repeal repeal) => repeal.DocumentNumber is { } number ? $"{repeal.Title}（{number}）" : repeal.Title;

    private static string? Join(IReadOnlyList<string> names) => names.Count == 0 ? null : string.Join('、', names);

    private static Span? Span(DocumentFacts document, string field) => document.Evidence.GetValueOrDefault(field);
}
