namespace ClauseExtractor.Wording;

/// <summary>The language of a report's own words; the documents' words stay as they are.</summary>
public enum ReportLanguage { Chinese, English }

/// <summary>Picks the words of a language.</summary>
public static class ReportLanguages
{
    public static string Text(this ReportLanguage language, string chinese, string english) => language == ReportLanguage.English ? english : chinese;
}
