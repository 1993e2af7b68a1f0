using System.Collections.Concurrent;

namespace ClauseExtractor.Library.Import;

/// <summary>
/// The passwords of files that wait, in the memory of this process alone: they are written nowhere. Files whose passwords it knows are held
/// under its name, so that no other takes them while it lives.
/// </summary>
internal sealed class JobPasswords
{
    /// <summary>For how long a file is held without a sign of life.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<long, string> known = new();

    /// <summary>This process, as the queue knows it.</summary>
    public string Holder { get; } = Guid.NewGuid().ToString("N");

    public bool Any => !known.IsEmpty;

    public string? Of(long job) => known.GetValueOrDefault(job);

    public void Keep(long job, string password) => known[job] = password;

    public void Forget(long job) => known.TryRemove(job, out _);

    /// <summary>How a file is put in: held, where its password is known.</summary>
    public (string Holder, TimeSpan Lease)? Held(string? password) => string.IsNullOrEmpty(password) ? null : (Holder, Lease);
}
