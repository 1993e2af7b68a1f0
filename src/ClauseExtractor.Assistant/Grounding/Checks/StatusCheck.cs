using System.Text.RegularExpressions;
using ClauseExtractor.Assistant.Tools;

namespace ClauseExtractor.Assistant.Grounding.Checks;

/// <summary>现行有效, 已失效, 征求意见稿 and the like must be what the library computes for every document cited.</summary>
internal sealed partial class StatusCheck(StateOf state) : IStatementCheck
{
    public RemovedStatement? Check(Candidate candidate)
    {
        foreach (Match m in Word().Matches(candidate.Text))
        {
            var said =
                m.Groups["draft"].Success ? PolicyState.Draft
                : m.Groups["notYet"].Success ? PolicyState.NotYetInForce
                : m.Groups["expired"].Success ? PolicyState.Expired
                : m.Groups["repealed"].Success ? PolicyState.Repealed
                : PolicyState.InForce;
            bool quoted = candidate.Support.Contains(m.Value, StringComparison.Ordinal);
            if (!quoted && candidate.Evidence.Any(e => state(e.Record.Document.Id) != said))
                return new RemovedStatement(Fault.WrongStatus, m.Value);
        }
        return null;
    }

    [GeneratedRegex(
        "(?<draft>征求意见稿|草案|意见稿|\\bdraft\\b)|(?<notYet>尚未施行|尚未生效|尚未实施|未施行|not yet in force|not yet effective)|(?<expired>已失效|已过期|已到期|"
            + "\\bexpired\\b)|(?<repealed>已废止|被废止|\\brepealed\\b)"
            + "|(?<inForce>现行有效|仍然有效|仍有效|正在施行|已生效|已施行|\\bin force\\b|in effect)",
        RegexOptions.IgnoreCase
    )]
    public static partial Regex Word();
}
