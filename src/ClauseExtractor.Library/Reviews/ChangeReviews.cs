using System.Globalization;
using ClauseExtractor.Library.Storage;
using Dapper;

namespace ClauseExtractor.Library.Reviews;

/// <summary>What a reviewer says of a change between two documents: 一致, 存疑, 已核; Open takes it back.</summary>
public enum ReviewMark
{
    /// <summary>Not judged; takes a mark back.</summary>
    Open,

    /// <summary>一致.</summary>
    Agreed,

    /// <summary>存疑.</summary>
    Doubtful,

    /// <summary>已核.</summary>
    Checked,
}

/// <summary>What was said of one change, by whom and when.</summary>
/// <param name="Key">Names the change by the words on both sides (<c>FactBlock.Key</c>): it holds as long as both texts do.</param>
public sealed record ChangeReview(string Old, string New, string Key, ReviewMark Mark, string Note, string Author, DateTimeOffset At);

/// <summary>
/// The marks that reviewers set at changes. Each is only ever added: the last one of a change counts, the others are its history.
/// </summary>
public sealed class ChangeReviews
{
    /// <summary>A note is at most this long, in characters.</summary>
    public const int LongestNote = 2000;

    private readonly LibraryDatabase database;

    internal ChangeReviews(LibraryDatabase database) => this.database = database;

    /// <summary>Sets a mark.</summary>
    /// <exception cref="LibraryException"><c>badValue</c> where the key is no key, or the note too long.</exception>
    public void Set(ChangeReview review)
    {
        if (review.Key.Length is 0 or > 64 || review.Note.Length > LongestNote)
            throw new LibraryException(
                "badValue",
                $"A mark needs the change it is about, and a note of at most {LongestNote} characters.",
                $"须指明是哪一处变化，备注不超过 {LongestNote} 字。"
            );
        database.Write(
            (connection, _) =>
                connection.Execute(
                    "INSERT INTO change_reviews(old, new, key, mark, note, author, at) VALUES(@Old, @New, @Key, @mark, @Note, "
                        + "@Author, @at)",
                    new
                    {
                        review.Old,
                        review.New,
                        review.Key,
                        mark = review.Mark.ToString(),
                        review.Note,
                        review.Author,
                        at = review.At.ToString("O", CultureInfo.InvariantCulture),
                    }
                )
        );
    }

    /// <summary>The mark that counts of each change between two documents, by its key; those taken back are left out.</summary>
    public IReadOnlyDictionary<string, ChangeReview> Of(string old, string @new) =>
        History(old, @new).GroupBy(r => r.Key).Select(g => g.Last()).Where(r => r.Mark != ReviewMark.Open).ToDictionary(r => r.Key);

    /// <summary>Grows with every mark.</summary>
    public long Latest => database.Read(connection => connection.ExecuteScalar<long>("SELECT coalesce(max(id), 0) FROM change_reviews"));

    /// <summary>Every mark between two documents, the oldest first.</summary>
    public IReadOnlyList<ChangeReview> History(string old, string @new) =>
        database.Read(connection =>
            connection
                .Query<(string Old, string New, string Key, string Mark, string Note, string Author, string At)>(
                    "SELECT old, new, key, mark, note, author, at FROM change_reviews WHERE old = @old AND new = @new ORDER BY id",
                    new { old, @new }
                )
                .Select(r => new ChangeReview(
                    r.Old,
                    r.New,
                    r.Key,
                    Enum.Parse<ReviewMark>(r.Mark),
                    r.Note,
                    r.Author,
                    DateTimeOffset.Parse(r.At, CultureInfo.InvariantCulture)
                ))
                .ToList()
        );
}
