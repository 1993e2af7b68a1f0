using ClauseExtractor.Cli;

return await ClauseApp.RunAsync(args, Shell.OfThisProcess(args));
