namespace ClauseExtractor.Assistant.Grounding;

/// <summary>Reads two, fifty thousand, three hundred million.</summary>
internal static class EnglishNumber
{
    /// <summary>One or more number words; "one" alone is a pronoun as often as a number and is not read.</summary>
    public const string Pattern =
        @"\b(?:one (?=hundred|thousand|million|billion|trillion))?(?:" + Word + @")(?:[ -](?:and )?(?:" + Word + @"|one))*\b";

    private const string Word =
        "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
        + "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
        + "|hundred|thousand|million|billion|trillion|dozen|twice|double|triple";

    /// <summary>The value of a run of number words.</summary>
    public static decimal Read(string words)
    {
        decimal total = 0,
            current = 0;
        foreach (string word in words.ToUpperInvariant().Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries))
        {
            decimal value = Value(word);
            if (value >= 1000)
                (total, current) = (total + (current == 0 ? 1 : current) * value, 0);
            else if (value == 100)
                current = (current == 0 ? 1 : current) * 100;
            else
                current += value;
        }
        return total + current;
    }

    private static decimal Value(string word) =>
        word switch
        {
            "ONE" => 1,
            "TWO" or "TWICE" or "DOUBLE" => 2,
            "THREE" or "TRIPLE" => 3,
            "FOUR" => 4,
            "FIVE" => 5,
            "SIX" => 6,
            "SEVEN" => 7,
            "EIGHT" => 8,
            "NINE" => 9,
            "TEN" => 10,
            "ELEVEN" => 11,
            "TWELVE" or "DOZEN" => 12,
            "THIRTEEN" => 13,
            "FOURTEEN" => 14,
            "FIFTEEN" => 15,
            "SIXTEEN" => 16,
            "SEVENTEEN" => 17,
            "EIGHTEEN" => 18,
            "NINETEEN" => 19,
            "TWENTY" => 20,
            "THIRTY" => 30,
            "FORTY" => 40,
            "FIFTY" => 50,
            "SIXTY" => 60,
            "SEVENTY" => 70,
            "EIGHTY" => 80,
            "NINETY" => 90,
            "HUNDRED" => 100,
            "THOUSAND" => 1_000,
            "MILLION" => 1_000_000,
            "BILLION" => 1_000_000_000,
            "TRILLION" => 1_000_000_000_000,
            _ => 0,
        };
}
