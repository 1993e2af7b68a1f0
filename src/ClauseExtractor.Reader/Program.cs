using ClauseExtractor.Formats.Guard;

// The reading process as a program of its own, so that it can be compiled to machine code: WorkerCommand prefers it where it stands beside
// the product.
return args is [WorkerCommand.Name, .. var told] ? ReadWorker.Run(told) : 2;
