namespace ClauseExtractor.Library.Index;

/// <summary>
/// The index cannot be read or written as it is. It holds nothing that the catalogue does not: whoever notices throws it away and has it
/// made anew.
/// </summary>
/// <remarks>It carries the cause's HRESULT: a disk without room is told as such.</remarks>
internal sealed class IndexDamagedException : IOException
{
    public IndexDamagedException(string folder, Exception cause)
        : base($"The index {folder} cannot be used: {cause.GetType().Name}.", cause) => HResult = cause.HResult;

    /// <summary>
    /// Whether an exception while the index is read or written tells of damage: bytes that are not what was written can make Lucene throw
    /// anything.
    /// </summary>
    public static bool Is(Exception e) =>
        e
            is not (
                IndexDamagedException
                or OperationCanceledException
                or ObjectDisposedException
                or OutOfMemoryException
                or Lucene.Net.Store.LockObtainFailedException
                or UnauthorizedAccessException
            );
}
