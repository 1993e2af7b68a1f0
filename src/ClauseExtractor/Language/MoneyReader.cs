namespace ClauseExtractor.Language;

/// <summary>Reads the currency behind a number, and 角 and 分 behind 元.</summary>
public static class MoneyReader
{
    private static readonly (string Text, string Code)[] Currencies =
    [
        ("元人民币", "CNY"),
        ("元整", "CNY"),
        ("元", "CNY"),
        ("圆整", "CNY"),
        ("圆", "CNY"),
        ("块钱", "CNY"),
        ("块", "CNY"),
        ("美元", "USD"),
        ("美金", "USD"),
        ("港元", "HKD"),
        ("港币", "HKD"),
        ("欧元", "EUR"),
        ("日元", "JPY"),
        ("英镑", "GBP"),
        ("澳门元", "MOP"),
    ];

    /// <summary>What may stand between a number and its unit.</summary>
    public static readonly string[] Brackets = ["(不含)", "(含)", "(含本数)", "(不含本数)"];

    /// <summary>The sum that a number makes with the currency behind it.</summary>
    /// <returns>The value in the currency's unit, its ISO 4217 code, one past its end; null where no currency stands there.</returns>
    public static (decimal Value, string Currency, int End)? Behind(ReadOnlySpan<char> text, NumberReading number)
    {
        int at = number.End;
        // 200万-500万(不含)美元
        if (number.Scaled && at < text.Length && text[at] == '(')
            foreach (string bracket in Brackets)
                if (text[at..].StartsWith(bracket, StringComparison.Ordinal) && Currency(text[(at + bracket.Length)..]) is not null)
                    at += bracket.Length;
        if (Currency(text[at..]) is { } currency)
            return (number.Value + Small(text, at + currency.Length, out int end), currency.Code, Math.Max(end, at + currency.Length));
        // 5角, 8角5分; 分 alone is a mark of a test.
        return at < text.Length && text[at] == '角' && !(at + 1 < text.Length && text[at + 1] is '度' or '色' or '落' or '逐')
            ? (number.Value / 10 + Fen(text, at + 1, out int last), "CNY", last)
            : null;
    }

    /// <summary>The currency at the start of a text: its code and length, or null.</summary>
    public static (string Code, int Length)? Currency(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is not ('元' or '圆' or '块' or '美' or '港' or '欧' or '日' or '英' or '澳'))
            return null;
        foreach (var (name, code) in Currencies)
            if (text.StartsWith(name, StringComparison.Ordinal) && (name != "块" || !Counts(text)))
                return (code, name.Length);
        return null;
    }

    // 3块地, 2块屏幕: a thing stands behind; 1500块补贴, 1500块的奖励: money.
    private static bool Counts(ReadOnlySpan<char> text) =>
        text.Length > 1
        && text[1] is >= '一' and <= '鿿'
        && text[1] is not ('补' or '奖' or '资' or '津' or '的' or '以' or '为' or '每' or '封');

    // 1角1分 behind 元.
    private static decimal Small(ReadOnlySpan<char> text, int at, out int end)
    {
        end = at;
        if (
            !NumberReader.TryRead(text, at, out var jiao)
            || jiao.Scaled
            || jiao.Value > 9
            || jiao.End >= text.Length
            || text[jiao.End] != '角'
        )
            return 0;
        decimal fen = Fen(text, jiao.End + 1, out end);
        return jiao.Value / 10 + fen;
    }

    private static decimal Fen(ReadOnlySpan<char> text, int at, out int end)
    {
        end = at;
        if (!NumberReader.TryRead(text, at, out var fen) || fen.Value > 9 || fen.End >= text.Length || text[fen.End] != '分')
            return 0;
        end = fen.End + 1;
        return fen.Value / 100;
    }
}
