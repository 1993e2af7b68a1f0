using System.Collections.Concurrent;
using ClauseExtractor.Library;

namespace ClauseExtractor.Web.Hosting;

/// <summary>Keeps answers that many readers ask for while the library stays as it is; a change of the library forgets them all.</summary>
internal sealed class LibraryCache(PolicyLibrary library)
{
    private const int Most = 128;

    private readonly ConcurrentDictionary<object, Lazy<object>> answers = new();
    private long change = -1;

    /// <param name="key">All that the answer hangs on, but for the library: a record or tuple that compares by value.</param>
    public T Get<T>(object key, Func<T> make) where T : class
    {
        long now = library.Catalogue.Change;
        if (Interlocked.Exchange(ref change, now) != now || answers.Count >= Most)
            answers.Clear();
        // A failure is kept for nobody: with this mode it is thrown to whoever asked, and the next one asks anew.
        return (T)answers.GetOrAdd((now, typeof(T), key), _ => new Lazy<object>(make, LazyThreadSafetyMode.PublicationOnly)).Value;
    }
}
