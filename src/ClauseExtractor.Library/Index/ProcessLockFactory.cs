using Lucene.Net.Store;

namespace ClauseExtractor.Library.Index;

/// <summary>
/// Locks that other processes respect and that end with the process that holds them: an open file that nobody else may open (flock on
/// Unix). Lucene.Net's own do one or the other:
/// NativeFSLockFactory lets a second process on Linux write the same index, SimpleFSLockFactory leaves its file behind when the process is
/// killed.
/// </summary>
internal sealed class ProcessLockFactory(string folder) : LockFactory
{
    public override Lucene.Net.Store.Lock MakeLock(string lockName) => new FileLock(Path.Combine(folder, lockName));

    /// <summary>Nothing to clear: the file stays, the lock is the open handle.</summary>
    public override void ClearLock(string lockName) { }

    private sealed class FileLock(string path) : Lucene.Net.Store.Lock
    {
        private FileStream? _held;

        public override bool Obtain()
        {
            if (_held is not null)
                return false;
            try
            {
                _held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                return true;
            }
            catch (IOException e) when (e is not DirectoryNotFoundException)
            {
                FailureReason = e;
                return false;
            }
        }

        public override bool IsLocked()
        {
            if (_held is not null)
                return true;
            bool free = Obtain();
            Dispose(true);
            return !free;
        }

        protected override void Dispose(bool disposing)
        {
            _held?.Dispose();
            _held = null;
        }
    }
}
