using System.Text;
using ClauseExtractor.Reading.Paged;

namespace ClauseExtractor.Formats.Ocr.Paddle;

/// <summary>Makes runs of a recognised line: one, or several where wide gaps part it (cells, columns).</summary>
internal static class LineRuns
{
    /// <summary>Two characters whose first steps are so many widths of a square character apart have a gap between them.</summary>
    private const double Gap = 2.7;

    /// <summary>Recognition is not sure of a character below this score.</summary>
    private const float Sure = 0.7f;

    public static IEnumerable<PositionedRun> Of(RecognisedLine line)
    {
        var characters = line.Characters.Where(c => c.Text != " ").ToList();
        if (characters.Count == 0)
            yield break;
        double pixels = line.Area.Width / line.Steps,
            em = Em(characters);
        for (int start = 0, i = 1; i <= characters.Count; i++)
        {
            if (i < characters.Count && characters[i].Step - characters[i - 1].Step <= Gap * em)
                continue;
            double left = start == 0 ? line.Area.Left : X(start) - em * pixels / 2,
                right = i == characters.Count ? line.Area.Right : X(i - 1) + em * pixels / 2;
            var (text, faint) = Text(line.Characters, characters[start].Step, characters[i - 1].Step);
            yield return new PositionedRun(text, left, line.Area.Top, Math.Max(right, left + 1), line.Area.Bottom)
            {
                Confidence = characters.Skip(start).Take(i - start).Average(c => c.Score),
                Faint = faint,
            };
            start = i;
        }

        double X(int i) => line.Area.Left + (characters[i].Step + 0.5) * pixels;
    }

    /// <summary>
    /// Steps from one square character to the next: the middle one of those between neighbours, or what a line of the usual height has.
    /// </summary>
    private static double Em(List<RecognisedCharacter> characters)
    {
        const double usual = 4.5;
        var steps = characters
            .Zip(characters.Skip(1))
            .Where(pair => IsWide(pair.First.Text) && IsWide(pair.Second.Text))
            .Select(pair => (double)(pair.Second.Step - pair.First.Step))
            .Order()
            .ToList();
        return steps.Count < 3 ? usual : Math.Clamp(steps[steps.Count / 2], 0.6 * usual, 1.6 * usual);
    }

    /// <summary>The characters from one step to another; a space stays between Latin letters and figures only.</summary>
    private static (string Text, List<int>? Faint) Text(IReadOnlyList<RecognisedCharacter> characters, int from, int to)
    {
        var text = new StringBuilder();
        List<int>? faint = null;
        for (int i = 0; i < characters.Count; i++)
            if (
                characters[i].Step >= from
                && characters[i].Step <= to
                && (
                    characters[i].Text != " "
                    || i > 0 && i + 1 < characters.Count && IsLatin(characters[i - 1].Text) && IsLatin(characters[i + 1].Text)
                )
            )
            {
                if (characters[i].Score < Sure)
                    (faint ??= []).Add(text.Length);
                text.Append(characters[i].Text);
            }
        return (text.ToString(), faint);
    }

    /// <summary>Han, kana, CJK punctuation, full-width forms.</summary>
    private static bool IsWide(string character) => character[0] >= '\u2E80';

    private static bool IsLatin(string character) => char.IsAsciiLetterOrDigit(character[0]);
}
