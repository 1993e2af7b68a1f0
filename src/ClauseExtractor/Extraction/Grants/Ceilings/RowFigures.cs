using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Rows;

namespace ClauseExtractor.Extraction.Grants.Ceilings;

/// <summary>Adds to a row what is said behind its grant.</summary>
internal static class RowFigures
{
    /// <summary>Adds a cap, or the share of a row that has none; a lower end joins the upper end before it.</summary>
    /// <param name="end">Where the words end that say it.</param>
    public static void Add(string text, RowDraft row, Figure figure, int end)
    {
        if (figure.IsMoney)
        {
            if (row.Caps.Exists(c => c.Token.Value == figure.Token.Value && c.Per == figure.Per))
                return;
            if (figure.Bound == Bound.AtLeast && row.Caps is [.., { Bound: Bound.UpTo } upper] && figure.Token.Value < upper.Token.Value)
            {
                row.Caps[^1] = upper with
                {
                    Bound = Bound.Between,
                    Token = upper.Token with
                    {
                        Amount = upper.Token.Amount! with { Value = figure.Token.Value, Upper = upper.Token.Value },
                    },
                };
                return;
            }
            // 给予一次性奖励,单个企业最高300万元: the ceiling of a grant that is paid once.
            bool once =
                figure.Per is null or Per.Recipient
                && row.Caps.Exists(c => c.Per == Per.Once)
                && !GrantCounters.IsByStep(text, row.Condition);
            // 给予一次性补贴,每亩不低于12元: how it is counted was said with what is announced.
            once |= !row.IsQuantified && row.Per == Per.Once && figure.Per is Per.Item or Per.Recipient or Per.Project or Per.Event;
            Per? per = once ? Per.Once : figure.Per ?? (row.Caps.Count == 0 ? row.Per : null);
            row.Caps.Add(per == figure.Per ? figure : figure with { Per = per, Unit = null });
        }
        else if (row.Rate is null && row.Share is null)
        {
            (row.Rate, row.Base) = (figure, row.Base ?? figure.Base);
        }
        row.Range = row.Range with { End = Math.Max(row.Range.End, end) };
    }
}
