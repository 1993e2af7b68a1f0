using System.CommandLine;
using ClauseExtractor.Cli.Commands;

return new RootCommand("Reads Chinese policy documents into grounded records of clauses, benefits, caps, owners and dates.")
{
    ExtractCommand.Create(),
}.Parse(args).Invoke();
