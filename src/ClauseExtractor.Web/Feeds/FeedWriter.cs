using System.Globalization;
using System.Security.Cryptography;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using ClauseExtractor.Library.Calendar;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Web.Pages;
using ClauseExtractor.Wording;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace ClauseExtractor.Web.Feeds;

/// <summary>
/// Writes what a query finds as Atom (RFC 4287) and what is due as iCalendar (RFC 5545): ids hang on documents and clauses alone, so
/// readers know an entry again wherever it is served from.
/// </summary>
internal static class FeedWriter
{
    /// <param name="site">The site's own address, for links.</param>
    public static byte[] Atom(string title, string query, Uri site, IReadOnlyList<ClauseHit> hits)
    {
        var feed = new SyndicationFeed(
            title,
            null,
            site,
            "urn:clause:feed:" + Hash(query),
            hits.Select(h => h.Document.AddedAt).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max()
        )
        {
            Items = hits.Select(h =>
                {
                    var item = new SyndicationItem(
                        $"{h.Path} {h.Heading}".Trim(),
                        SyndicationContent.CreatePlaintextContent(Clean(h.Text)),
                        new Uri(site, Link.Clause(h.Document.Id, h.Path)),
                        $"urn:clause:{h.Document.Id}:{Uri.EscapeDataString(h.Path)}",
                        h.Document.AddedAt
                    )
                    {
                        Summary = new TextSyndicationContent(
                            Clean($"{h.Document.DisplayTitle} {h.Document.DocumentNumber} {h.Document.Region}".Trim())
                        ),
                    };
                    item.Authors.Add(
                        new SyndicationPerson { Name = h.Document.Issuers.Count > 0 ? h.Document.Issuers[0] : h.Document.DisplayTitle }
                    );
                    return item;
                })
                .ToList(),
        };
        using var bytes = new MemoryStream();
        using (
            var xml = XmlWriter.Create(
                bytes,
                new XmlWriterSettings
                {
                    Encoding = new UTF8Encoding(false),
                    Indent = true,
                    NewLineChars = "\n",
                    CheckCharacters = true,
                }
            )
        )
            new Atom10FeedFormatter(feed).WriteTo(xml);
        return bytes.ToArray();
    }

    public static byte[] Calendar(string name, Uri site, IReadOnlyList<DueItem> items, ReportLanguage language)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//ClauseExtractor//Calendar//ZH" };
        calendar.AddProperty("X-WR-CALNAME", name);
        foreach (var item in items.Where(i => i.Day is not null))
            calendar.Events.Add(
                new CalendarEvent
                {
                    Uid = $"{item.Id}@clause",
                    Summary = $"{DueText.Of(item.Kind, language)}：{item.Document.DisplayTitle}",
                    Start = Date(item.Day!.Value),
                    End = Date(item.Day.Value.AddDays(1)),
                    DtStamp = new CalDateTime(item.Document.AddedAt.UtcDateTime, "UTC"),
                    Description = $"{item.Document.DocumentNumber} {item.Document.Region} {item.Other?.DisplayTitle}".Trim(),
                    Url = new Uri(site, Link.Document(item.Document.Id)),
                }
            );
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar) ?? "");
    }

    /// <summary>A strong entity tag of the bytes.</summary>
    public static string Tag(byte[] content) => $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"";

    private static CalDateTime Date(DateOnly day) => new(day.Year, day.Month, day.Day);

    private static string Hash(string query) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query.Trim())))[..16];

    // XML has no place for most control characters.
    private static string Clean(string text) => string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}
