using System.Globalization;
using ClauseExtractor.Extraction;

namespace ClauseExtractor.Cli.Output;

/// <summary>Prints how rows were read: the wording that won, the second, and what decided.</summary>
internal static class ReadingView
{
    public static void Print(Shell shell, PolicyRecord record, IEnumerable<RowReading> readings)
    {
        foreach (var reading in readings)
        {
            var row = record.Benefits[reading.Row];
            shell.Out.WriteLine();
            shell.Out.WriteLine($"{reading.Clause}　{reading.Term}　「{record.Text[reading.Words.Start..reading.Words.End]}」");
            if (reading.Pattern.Length == 0)
                Line(shell, "句式", "wording", shell.Text("承前省略名词的一项", "an item that leans on a noun before it"));
            else
            {
                Line(shell, "句式", "wording", $"{reading.Wording}  {reading.Pattern}  {Number(reading.Score)}");
                Line(shell, "例", "example", reading.Example);
                Line(
                    shell,
                    "次选",
                    "second",
                    reading.Second is { } second
                        ? $"{second}  {Number(reading.Score - reading.Margin)}"
                        : shell.Text("没有别的读法", "no other reading")
                );
            }
            if (reading.Inherited)
                Line(shell, "条件", "condition", shell.Text("承自前文", "said of what went before"));
            if (reading.Flags.Count > 0)
                Line(shell, "疑点", "flags", string.Join("、", reading.Flags));
            Line(shell, "把握", "confidence", row.Confidence.ToString("0.00", CultureInfo.InvariantCulture));
        }
    }

    private static void Line(Shell shell, string chinese, string english, string value) =>
        shell.Out.WriteLine($"  {shell.Text(chinese, english)}: {value}");

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
