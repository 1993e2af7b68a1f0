using ClauseExtractor.Library.Search;

namespace ClauseExtractor.Library.Index;

/// <summary>The changes one by one, and whether reading them failed: that is not the index's fault.</summary>
internal sealed class ChangeSource(IEnumerable<IndexChange> changes)
{
    private readonly IEnumerator<IndexChange> _changes = changes.GetEnumerator();

    public bool Failed { get; private set; }

    public IndexChange? Current { get; private set; }

    /// <summary>The next change after a number; null where there is none.</summary>
    public IndexChange? Next(long after)
    {
        try
        {
            do Current = _changes.MoveNext() ? _changes.Current : null;
            while (Current is not null && Current.Change <= after);
            return Current;
        }
        catch
        {
            Failed = true;
            throw;
        }
    }
}
