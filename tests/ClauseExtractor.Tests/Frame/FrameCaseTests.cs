namespace ClauseExtractor.Tests.Frame;

/// <summary>
/// The frame of made-up documents, each in every format: what a clause is, what it is called, who issued the document and until when it is
/// in force.
/// </summary>
public class FrameCaseTests
{
    public static TheoryData<string> Names() => [.. FrameCase.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void As_text(string name) => Holds(name, "text");

    [Theory, MemberData(nameof(Names))]
    public void As_a_Word_file(string name) => Holds(name, "word");

    [Theory, MemberData(nameof(Names))]
    public void As_a_web_page(string name) => Holds(name, "html");

    public static TheoryData<string> Printed() => [.. FrameCase.All.Values.Where(c => c.NotPrinted is null).Select(c => c.Name)];

    [Theory, MemberData(nameof(Printed))]
    public void As_a_printed_page(string name) => Holds(name, "pdf");

    private static void Holds(string name, string format)
    {
        var wanted = FrameCase.All[name];
        string found = string.Join(
            '\n',
            FrameCase
                .Print(PolicyPipeline.Run(CaseFiles.Read(wanted.Lines, format)))
                .Split('\n')
                .Where(l => !l.StartsWith(CaseFiles.Annex, StringComparison.Ordinal))
        );
        Assert.True(found == wanted.Expected, $"{name} as {format}\nfound:\n{found}\n\nexpected:\n{wanted.Expected}");
    }
}
