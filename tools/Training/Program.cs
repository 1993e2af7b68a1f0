using ClauseExtractor.Training;

string repository = AppContext.BaseDirectory;
while (repository.Length > 1 && !File.Exists(Path.Combine(repository, "ClauseExtractor.sln")))
    repository = Path.GetDirectoryName(repository)!;
string shared = Environment.GetEnvironmentVariable("CLAUSE_SHARED") ?? Path.Combine(repository, "..", "shared");
return Fitting.Run(repository, shared, Console.Out);
