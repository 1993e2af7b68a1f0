using ClauseExtractor.Library;

namespace ClauseExtractor.Web.Hosting;

/// <summary>
/// Keeps answers that many readers ask for while the library stays as it is; a change of the library forgets them all. Who asks for what
/// somebody is working out already waits for that;
/// the answer that was asked for the longest time ago makes room for a new one.
/// </summary>
internal sealed class LibraryCache(PolicyLibrary library)
{
    /// <summary>What all answers together may weigh.</summary>
    private const int Most = 256;

    /// <summary>What a page of hits or a list weighs, some hundred kilobytes; larger answers say what they weigh.</summary>
    private const int Light = 1;

    private readonly Lock guard = new();
    private readonly Dictionary<object, LinkedListNode<Answer>> answers = [];
    private readonly LinkedList<Answer> byUse = [];
    private long change = -1;
    private int weight;

    /// <param name="key">All that the answer hangs on, but for the library: a record or tuple that compares by value.</param>
    /// <param name="make">Works the answer out. Its failure goes to whoever waits for it, and the next one asks anew.</param>
    /// <param name="weighs">Against a page of hits, which is 1.</param>
    public T Get<T>(object key, Func<T> make, int weighs = Light)
        where T : class
    {
        var answer = Take((typeof(T), key), () => make(), weighs);
        try
        {
            return (T)answer.Value.Value;
        }
        catch
        {
            Forget(answer);
            throw;
        }
    }

    /// <summary>The answer: at once where it is there already, else when it is worked out, in the background.</summary>
    public Task<T> GetAsync<T>(object key, Func<T> make, int weighs = Light)
        where T : class
    {
        var answer = Take((typeof(T), key), () => make(), weighs);
        return answer.Value.IsValueCreated ? Task.FromResult((T)answer.Value.Value) : Task.Run(() => Get(key, make, weighs));
    }

    private Answer Take(object key, Func<object> make, int weighs)
    {
        long now = library.Catalogue.Change;
        lock (guard)
        {
            if (change != now)
            {
                answers.Clear();
                byUse.Clear();
                (change, weight) = (now, 0);
            }
            if (answers.TryGetValue(key, out var node))
            {
                byUse.Remove(node);
                byUse.AddFirst(node);
                return node.Value;
            }
            var answer = new Answer(key, new Lazy<object>(make), weighs);
            answers[key] = byUse.AddFirst(answer);
            weight += weighs;
            while (weight > Most && byUse.Last is { } oldest && oldest.Value != answer)
                Drop(oldest);
            return answer;
        }
    }

    private void Forget(Answer answer)
    {
        lock (guard)
        {
            if (answers.TryGetValue(answer.Key, out var node) && node.Value == answer)
                Drop(node);
        }
    }

    private void Drop(LinkedListNode<Answer> node)
    {
        answers.Remove(node.Value.Key);
        byUse.Remove(node);
        weight -= node.Value.Weighs;
    }

    private sealed record Answer(object Key, Lazy<object> Value, int Weighs);
}
