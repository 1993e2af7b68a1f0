using ClauseExtractor.Cli;
using ClauseExtractor.Formats.Guard;

// Before anything of the command line is loaded: a reading process is to start at once. It is started by the product only, and no help
// names it.
if (args is [WorkerCommand.Name, .. var told])
    return ReadWorker.Run(told);

return await ClauseApp.RunAsync(args, Shell.OfThisProcess(args));
