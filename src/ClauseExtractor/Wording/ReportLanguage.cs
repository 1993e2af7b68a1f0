namespace ClauseExtractor.Wording;

/// <summary>The language of the product's own words; the documents' words stay as they are.</summary>
public enum ReportLanguage
{
    /// <summary>中文.</summary>
    Chinese,

    /// <summary>English; words of documents stay Chinese.</summary>
    English,
}

/// <summary>Picks the words of a language.</summary>
public static class ReportLanguages
{
    /// <summary>The words of the language.</summary>
    public static string Text(this ReportLanguage language, string chinese, string english) =>
        language == ReportLanguage.English ? english : chinese;
}

/// <summary>One thing said in both languages.</summary>
public readonly record struct Words(string Chinese, string English)
{
    /// <summary>The words of the language.</summary>
    public string In(ReportLanguage language) => language.Text(Chinese, English);

    /// <summary>A pair of words.</summary>
    public static implicit operator Words((string Chinese, string English) pair) => new(pair.Chinese, pair.English);
}
