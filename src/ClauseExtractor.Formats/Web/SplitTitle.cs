using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Web;

/// <summary>
/// Joins the pieces of a title that a page sets on several lines, by &lt;br&gt; or in paragraphs of their own, where the page also says the
/// title whole.
/// </summary>
internal static class SplitTitle
{
    private const int MostPieces = 5;

    /// <summary>The title stands among the first lines.</summary>
    private const int Reach = 40;

    public static List<SourceLine> Join(List<SourceLine> lines, IReadOnlyList<string> titles)
    {
        var wanted = titles.Select(Article.Letters).Where(title => title.Length >= 6).ToList();
        for (int start = 0; start < Math.Min(lines.Count, Reach); start++)
        {
            string heading = "";
            for (int end = start; end < Math.Min(lines.Count, start + MostPieces) && lines[end].Row is null; end++)
            {
                heading += Article.Letters(lines[end].Text);
                // The page's own title has the site's name behind it.
                if (
                    end > start
                    && wanted.Any(title =>
                        title == heading
                        || heading.Length >= 12
                            && title.Length > heading.Length
                            && title.StartsWith(heading, StringComparison.Ordinal)
                            && !Continues(title[heading.Length..], lines, end)
                    )
                )
                {
                    var joined = new SourceLine(string.Concat(lines.Skip(start).Take(end + 1 - start).Select(line => line.Text.Trim())));
                    return [.. lines.Take(start), joined, .. lines.Skip(end + 1)];
                }
            }
        }
        return lines;
    }

    /// <summary>Whether the rest of the title begins in the next line.</summary>
    private static bool Continues(string rest, List<SourceLine> lines, int end) =>
        end + 1 < lines.Count
        && Article.Letters(lines[end + 1].Text) is { Length: > 0 } next
        && (rest.StartsWith(next, StringComparison.Ordinal) || next.StartsWith(rest, StringComparison.Ordinal));
}
