// Prints what changed in meaning from one version of a policy to the next:  dotnet run -- OLD NEW
using ClauseExtractor;
using ClauseExtractor.Formats;
using ClauseExtractor.Reading;
using ClauseExtractor.Revision;

var pipeline = new PolicyPipeline(DocumentReaders.All());
var revision = PolicyComparer.Compare(pipeline.Run(SourceFile.Load(args[0])), pipeline.Run(SourceFile.Load(args[1])));
foreach (var fact in revision.Facts)
    Console.WriteLine(
        $"{fact.Subject} {fact.Change} {fact.OldClause ?? "-"} → {fact.NewClause ?? "-"} {fact.Field}: {fact.Old} → {fact.New}"
    );
Console.WriteLine(
    $"{revision.Facts.Count} changes of meaning, {revision.Clauses.Count(clause => clause.Change != ChangeKind.Unchanged)} clauses changed"
);
