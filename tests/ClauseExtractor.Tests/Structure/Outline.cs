using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Structure;

/// <summary>
/// The clauses of a document, one a line: path, <c>= heading</c> where there is one, <c>! owners</c> where there are any. A mark behind an
/// owner gives the role:
/// * lead, + supporting, ? interpretation, @ administration; ^ where it is inherited.
/// </summary>
internal static class Outline
{
    public static PolicyRecord Run(string text) =>
        PolicyPipeline.Run(new PlainTextReader().Read(new SourceFile("a.txt", Encoding.UTF8.GetBytes(text))));

    public static PolicyText LayOut(string text) =>
        TextLayout.LayOut(new PlainTextReader().Read(new SourceFile("a.txt", Encoding.UTF8.GetBytes(text))));

    public static string Of(string text) => string.Join('\n', Run(text).Clauses.Select(Line));

    /// <summary>Compares an outline with the one expected; the reason says what the document is there for.</summary>
    public static void Holds(string reason, string text, string expected)
    {
        string found = Of(text);
        Assert.True(found == expected.ReplaceLineEndings("\n"), $"{reason}\nfound:\n{found}\n\nexpected:\n{expected}");
    }

    private static string Line(Clause clause)
    {
        var line = new StringBuilder(clause.Path);
        if (clause.Heading is { } heading)
            line.Append(" = ").Append(heading);
        if (clause.Owners.Count > 0)
            line.Append(" ! ")
                .AppendJoin(
                    ' ',
                    clause.Owners.Select(o =>
                        o.Name
                        + o.Role switch
                        {
                            OwnerRole.Lead => "*",
                            OwnerRole.Supporting => "+",
                            OwnerRole.Interpretation => "?",
                            OwnerRole.Administration => "@",
                            _ => "",
                        }
                        + (o.Inherited ? "^" : "")
                    )
                );
        return line.ToString();
    }
}
