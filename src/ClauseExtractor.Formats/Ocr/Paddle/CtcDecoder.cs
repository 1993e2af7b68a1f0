using System.Text;

namespace ClauseExtractor.Formats.Ocr.Paddle;

/// <summary>A recognised character.</summary>
/// <param name="Text">One character of the list, or a space.</param>
/// <param name="Step">The time step at which it was first seen, from 0.</param>
/// <param name="Score">Its probability, 0 to 1.</param>
internal readonly record struct RecognisedCharacter(string Text, int Step, float Score);

/// <summary>
/// Reads the characters out of the recogniser's probabilities: the best class of each step, repetitions and blanks left out (greedy CTC
/// decoding, Graves 2006).
/// </summary>
internal sealed class CtcDecoder
{
    private readonly string[] _classes;

    /// <param name="characters">The list that comes with the model, one character a line. The model adds the blank before it and the space
    /// behind it.</param>
    public CtcDecoder(string characters)
    {
        string[] listed = characters.TrimEnd('\r', '\n').Split('\n');
        _classes = ["", .. listed.Select(line => line.TrimEnd('\r')), " "];
    }

    public static CtcDecoder Load(string path) => new(File.ReadAllText(path, Encoding.UTF8));

    /// <summary>Number of classes.</summary>
    public int Classes => _classes.Length;

    /// <param name="probabilities">Steps × classes, step by step.</param>
    public IReadOnlyList<RecognisedCharacter> Decode(ReadOnlySpan<float> probabilities)
    {
        var characters = new List<RecognisedCharacter>();
        int last = 0;
        for (int step = 0; (step + 1) * Classes <= probabilities.Length; step++)
        {
            var row = probabilities.Slice(step * Classes, Classes);
            int best = System.Numerics.Tensors.TensorPrimitives.IndexOfMax(row);
            if (best != 0 && best != last)
                characters.Add(new RecognisedCharacter(_classes[best], step, row[best]));
            else if (best != 0 && row[best] > characters[^1].Score)
                characters[^1] = characters[^1] with { Score = row[best] };
            last = best;
        }
        return characters;
    }
}
