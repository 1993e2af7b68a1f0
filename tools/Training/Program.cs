using ClauseExtractor.Training;

string repository = AppContext.BaseDirectory;
while (repository.Length > 1 && !File.Exists(Path.Combine(repository, "ClauseExtractor.sln")))
    repository = Path.GetDirectoryName(repository)!;
string shared = Environment.GetEnvironmentVariable("CLAUSE_SHARED") ?? Path.Combine(repository, "..", "shared");
if (args is ["first-met", var set, var clauses])
{
    FirstMet.Append(new TrainingFiles(repository).FirstMet, set, clauses, Console.Out);
    return 0;
}
return args is ["fit"] || !Directory.Exists(Path.Combine(shared, "dev", "gold"))
    ? Fitting.FromExamples(repository, Console.Out)
    : Fitting.FromTexts(repository, shared, Console.Out);
