namespace ClauseExtractor.Training;

/// <summary>
/// A stream of numbers that is the same on every machine and version (a linear congruential generator, Knuth's constants).
/// </summary>
internal sealed class Noise(ulong seed)
{
    private ulong _state = seed * 6364136223846793005 + 1442695040888963407;

    public int Below(int limit)
    {
        _state = _state * 6364136223846793005 + 1442695040888963407;
        return (int)((_state >> 33) % (ulong)limit);
    }

    public bool Chance(double probability) => Below(1_000_000) < probability * 1_000_000;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    public void Shuffle<T>(IList<T> list)
    {
        for (int i = list.Count - 1; i > 0; i--)
        {
            int k = Below(i + 1);
            (list[i], list[k]) = (list[k], list[i]);
        }
    }
}
