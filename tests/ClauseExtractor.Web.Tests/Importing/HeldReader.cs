using ClauseExtractor.Reading;

namespace ClauseExtractor.Web.Tests.Importing;

/// <summary>Holds a file by its name until its import is cancelled, as a long scan does: page 3 of 9 is being recognised.</summary>
internal sealed class HeldReader : IDocumentReader
{
    public const string FileName = "held.txt";

    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => "held";

    /// <summary>The file is being read.</summary>
    public Task Reached => reached.Task.WaitAsync(TimeSpan.FromMinutes(2));

    public bool Accepts(SourceFile file) => file.Name == FileName;

    public SourceDocument Read(SourceFile file, CancellationToken cancellation = default)
    {
        file.Recognising?.Invoke(3, 9);
        reached.TrySetResult();
        cancellation.WaitHandle.WaitOne();
        throw new OperationCanceledException(cancellation);
    }
}
