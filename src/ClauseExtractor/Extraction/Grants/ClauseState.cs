using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants;

/// <summary>What was read of a clause so far: its rows, and what the next grant may take from the words before it.</summary>
internal sealed class ClauseState
{
    /// <summary>The rows of the clause.</summary>
    public List<RowDraft> Rows { get; } = [];

    /// <summary>The segments of the statement that are a condition, since its last grant.</summary>
    public List<Segment> Pending { get; } = [];

    /// <summary>The segments of the statement that say by what standard, since its last grant.</summary>
    public List<Segment> Standards { get; } = [];

    /// <summary>The rows of the last grant of the sentence.</summary>
    public List<RowDraft> Last { get; set; } = [];

    /// <summary>The head that the statements of the sentence share.</summary>
    public TextRange? Head { get; set; }

    /// <summary>The sentence before, where it gave nothing.</summary>
    public TextRange? Before { get; set; }

    /// <summary>A match (1:0.5) before its grant.</summary>
    public decimal? Match { get; set; }

    /// <summary>What stands above the items of the clause.</summary>
    public LeadIn? LeadIn { get; set; }

    /// <summary>A ceiling that a colon opens the sentence's grants with.</summary>
    public Segment? Ceiling { get; set; }

    /// <summary>True where the last rows are items.</summary>
    public bool Bare { get; set; }

    /// <summary>For whom that holds which the sentence announced.</summary>
    public IReadOnlyList<TextRange> Announced { get; set; } = [];

    /// <summary>The condition of the last grant.</summary>
    public IReadOnlyList<TextRange> Said { get; set; } = [];

    /// <summary>The noun that the clause's heading names.</summary>
    public string? Heading { get; set; }

    /// <summary>The noun that an announcement of the clause names.</summary>
    public string? Announcement { get; set; }

    /// <summary>The statement of the last grant.</summary>
    public Statement? LastStatement { get; set; }

    /// <summary>Number of the sentence in the clause, from 1.</summary>
    public int Sentence { get; set; }

    /// <summary>Where the list of grants begins that the segment goes on with.</summary>
    public int ListStart { get; set; }

    /// <summary>Forgets what holds for one sentence only.</summary>
    public void OpenSentence()
    {
        Head = null;
        Ceiling = null;
        Bare = false;
        Announced = [];
    }

    /// <summary>Forgets what holds for the next grant only.</summary>
    public void OpenStatement()
    {
        Pending.Clear();
        Standards.Clear();
        Match = null;
    }

    /// <summary>What the clause said before is given: in this sentence, in the one before it, or above its items.</summary>
    public string? Noun => Rows is [.., { } row] && row.Sentence >= Sentence - 1 ? row.Term : Announcement ?? LeadIn?.Term ?? Heading;

    /// <summary>
    /// True where an item has something to lean on: the grant before it, what was announced or stands above the items, a grant without a
    /// figure just before.
    /// </summary>
    public bool Leans =>
        Last.Count > 0
        || Announcement is not null
        || LeadIn is not null
        || Heading is not null
        || Rows is [.., { IsQuantified: false } row] && row.Sentence == Sentence - 1;

    /// <summary>What an item leans on, null where there is nothing.</summary>
    public LeadIn? Leaning =>
        Last.Count > 0 ? new LeadIn(Last[^1].Term, Last[^1].Per, [])
        : Announcement is not null ? new LeadIn(Announcement, null, [])
        : LeadIn
            ?? (Heading is not null ? new LeadIn(Heading, null, []) : null)
            ?? (
                Rows is [.., { IsQuantified: false } row] && row.Sentence == Sentence - 1
                    ? new LeadIn(row.Term, row.Per, row.Condition)
                    : null
            );
}
