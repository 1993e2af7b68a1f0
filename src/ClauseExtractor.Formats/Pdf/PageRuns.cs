using System.Text;
using ClauseExtractor.Reading.Paged;
using UglyToad.PdfPig.Content;

namespace ClauseExtractor.Formats.Pdf;

/// <summary>
/// Puts the letters of a page together into runs, in painting order: letters that follow each other on one baseline without a gap.
/// </summary>
internal sealed class PageRuns
{
    /// <summary>In ems: a wider gap, or an overlap of more than this, ends a run; so does a step off the baseline.</summary>
    private const double Gap = 0.1,
        Overlap = 0.5,
        Step = 0.2;

    /// <summary>
    /// A baseline that strays more than this share of its run is no straight one; an advance of less than this share of the size is none.
    /// </summary>
    private const double Slant = 0.1,
        Standing = 0.1;

    /// <summary>
    /// A baseline that strays more than this share of its run, whichever way it is read, is slanted; a page of which this share is slanted
    /// is askew.
    /// </summary>
    private const double Aslant = 0.25,
        MostSlanted = 0.5;

    /// <summary>
    /// How much of a letter's size stands above its baseline; the same for all fonts, so that Latin and Chinese letters of one line share
    /// their middle.
    /// </summary>
    private const double Ascent = 0.86;

    private readonly double _height;
    private readonly List<PositionedRun> _runs = [];
    private readonly StringBuilder _text = new();
    private Turn _turn;

    // Along the line as it is read, and its baseline across it, higher towards the letters' heads.
    private double _left,
        _right,
        _baseline,
        _size;

    private PageRuns(double height) => _height = height;

    /// <summary>The runs, the words that the page does not show, and those that run aslant over it: a watermark, a seal.</summary>
    public static (IReadOnlyList<PositionedRun> Runs, IReadOnlyList<string> Unseen, string Slanted) Of(Page page)
    {
        var (shown, hidden) = (new PageRuns(page.Height), new PageRuns(page.Height));
        var unseen = new UnseenLetters(page);
        // A page that is put in askew runs aslant as a whole.
        bool askew = page.Letters.Count(IsSlanted) > MostSlanted * page.Letters.Count;
        var slanted = new StringBuilder();
        foreach (var letter in page.Letters)
            if (!askew && IsSlanted(letter))
                slanted.Append(letter.Value);
            else
                (unseen.Includes(letter) ? hidden : shown).Take(letter);
        shown.End();
        hidden.End();
        return (
            [.. shown._runs.Where(run => run.Right > 0 && run.Left < page.Width && run.Bottom > 0 && run.Top < page.Height)],
            [.. hidden._runs.Select(run => run.Text)],
            slanted.ToString().Trim()
        );
    }

    /// <summary>A baseline that neither the page nor a turned page has.</summary>
    private static bool IsSlanted(Letter letter)
    {
        double across = Math.Abs(letter.EndBaseLine.X - letter.StartBaseLine.X),
            up = Math.Abs(letter.EndBaseLine.Y - letter.StartBaseLine.Y);
        return across > Aslant * up && up > Aslant * across && across + up > Standing * letter.PointSize;
    }

    private void Take(Letter letter)
    {
        if (letter.Value.Length == 0)
        {
            // One of several letters for which a replacement text stands: the first has the text, the others their room.
            if (_text.Length > 0)
                _right = Math.Max(_right, Along(letter, _turn).End);
            return;
        }
        if (string.IsNullOrWhiteSpace(letter.Value))
        {
            End();
            return;
        }
        if (TurnOf(letter) is not { } turn)
        {
            End();
            AddAlone(letter);
            return;
        }
        var (left, end, baseline) = Along(letter, turn);
        double right = Math.Max(end, left + 0.01),
            size = Size(letter);
        if (_text.Length > 0 && !(turn == _turn && Continues(left, baseline, size)))
            End();
        if (_text.Length == 0)
            (_turn, _left, _baseline, _size) = (turn, left, baseline, size);
        // PdfPig's table of Adobe-GB1 gives the ellipsis of leaders as the sign of mathematics.
        _text.Append(letter.Value == "⋯" ? "…" : letter.Value);
        _right = right;
    }

    private bool Continues(double left, double baseline, double size) =>
        left - _right <= Gap * size
        && left - _right >= -Overlap * size
        && Math.Abs(baseline - _baseline) <= Step * size
        && Math.Abs(size - _size) <= Step * _size;

    /// <summary>
    /// Which way a letter's baseline runs, a scan's slant allowed (PdfPig's own orientation is strict to a hair); null for any other way,
    /// and for upright letters of vertical fonts.
    /// </summary>
    private static Turn? TurnOf(Letter letter)
    {
        double across = letter.EndBaseLine.X - letter.StartBaseLine.X,
            up = letter.EndBaseLine.Y - letter.StartBaseLine.Y,
            least = Standing * letter.PointSize;
        if (across > least && Math.Abs(up) <= Slant * across)
            return Turn.Level;
        if (Math.Abs(up) <= least || Math.Abs(across) > Slant * Math.Abs(up))
            return null;
        // The advance of vertical fonts goes down as well, but their letters' left is on the left.
        return up > 0 ? Turn.Up
            : letter.GlyphRectangleLoose.Left > letter.GlyphRectangleLoose.Right ? Turn.Down
            : null;
    }

    private static (double Start, double End, double Baseline) Along(Letter letter, Turn turn) =>
        turn switch
        {
            Turn.Up => (letter.StartBaseLine.Y, letter.EndBaseLine.Y, -letter.StartBaseLine.X),
            Turn.Down => (-letter.StartBaseLine.Y, -letter.EndBaseLine.Y, letter.StartBaseLine.X),
            _ => (letter.StartBaseLine.X, letter.EndBaseLine.X, letter.StartBaseLine.Y),
        };

    /// <summary>Slanted letters, and those of vertical fonts: each is a run by itself, as large as its type.</summary>
    private void AddAlone(Letter letter)
    {
        var box = letter.BoundingBox;
        double left = Math.Min(box.Left, box.Right),
            bottom = Math.Min(box.Top, box.Bottom),
            size = Math.Max(letter.PointSize, 1);
        Add(letter.Value, left, left + Math.Max(Math.Abs(box.Width), size), bottom + Math.Max(Math.Abs(box.Height), size), bottom);
    }

    /// <summary>Point sizes of Type 3 fonts mean nothing; there the advance tells.</summary>
    private static double Size(Letter letter) =>
        letter.PointSize > 0.4 * letter.Width && letter.PointSize < 8 * Math.Max(letter.Width, 0.5)
            ? letter.PointSize
            : Math.Max(letter.Width, 1);

    private void End()
    {
        if (_text.Length == 0)
            return;
        double head = _baseline + Ascent * _size,
            foot = _baseline - (1 - Ascent) * _size;
        if (_turn == Turn.Level)
            Add(_text.ToString(), _left, _right, head, foot);
        else if (_turn == Turn.Up)
            Add(_text.ToString(), -head, -foot, _right, _left);
        else
            Add(_text.ToString(), foot, head, -_left, -_right);
        _text.Clear();
    }

    private void Add(string text, double left, double right, double top, double bottom)
    {
        if (double.IsFinite(left + right + top + bottom) && text.Trim() is { Length: > 0 } visible)
            _runs.Add(new PositionedRun(visible, left, _height - top, right, _height - bottom));
    }

    /// <summary>Which way text runs: across the page, up it, or down it.</summary>
    private enum Turn
    {
        Level,
        Up,
        Down,
    }
}
