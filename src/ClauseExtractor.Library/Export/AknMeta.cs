using System.Globalization;
using System.Xml;
using ClauseExtractor.Extraction;

namespace ClauseExtractor.Library.Export;

/// <summary>The metadata of an Akoma Ntoso document: identification, lifecycle, validity, references, notes.</summary>
internal static class AknMeta
{
    private const string Source = "#clauseExtractor";

    public static void Write(XmlWriter xml, PolicyRecord record, AknReferences references)
    {
        xml.WriteStartElement("meta", AkomaNtoso.Namespace);
        WriteIdentification(xml, record, references);
        var events = Events(record.Document);
        if (events.Count > 0)
        {
            Start(xml, "lifecycle", ("source", Source));
            foreach (var (eid, date, type) in events)
                Empty(xml, "eventRef", ("eId", eid), ("date", Iso(date)), ("type", type), ("source", Source));
            xml.WriteEndElement();
        }
        if (events.FirstOrDefault(e => e.Eid == "effective") is { Eid: not null } effective)
        {
            Start(xml, "temporalData", ("source", Source));
            Start(xml, "temporalGroup", ("eId", "tmpg_1"));
            Empty(
                xml,
                "timeInterval",
                [
                    ("refersTo", "#validity"),
                    ("start", "#" + effective.Eid),
                    .. events.Any(e => e.Eid == "expiry") ? [("end", "#expiry")] : Array.Empty<(string, string)>(),
                ]
            );
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        references.Write(xml);
        if (record.Corrections is { Count: > 0 } corrections)
        {
            // The text of the standard knows no corrected metadata: the notes say what people set right.
            Start(xml, "notes", ("source", Source));
            foreach (var (i, c) in corrections.Index())
            {
                Start(xml, "note", ("eId", string.Create(CultureInfo.InvariantCulture, $"correction_{i + 1}")));
                xml.WriteElementString(
                    "p",
                    AkomaNtoso.Namespace,
                    AkomaNtoso.Clean($"{c.Clause} {c.Field}: {c.Old ?? "null"} → {c.New ?? "null"} ({c.Reason}; {c.Author})".Trim())
                );
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void WriteIdentification(XmlWriter xml, PolicyRecord record, AknReferences references)
    {
        var d = record.Document;
        var date = d.Dates.Issued ?? d.Dates.Printed ?? d.Dates.EffectiveFrom;
        string author = d.Issuers.Count > 0 ? "#" + references.Organization(d.Issuers[0]) : Source;
        string work = $"/akn/cn/act/{(date is { } day ? Iso(day) : "nodate")}/{Uri.EscapeDataString(d.DocumentNumber ?? d.Id)}";
        Start(xml, "identification", ("source", Source));

        Start(xml, "FRBRWork");
        Level(work + "/!main", work, d.Stage == DocumentStage.Draft ? "draft" : "issued", author);
        Empty(xml, "FRBRcountry", ("value", "cn"));
        if (d.DocumentNumber is { } number)
            Empty(xml, "FRBRnumber", ("value", AkomaNtoso.Clean(number)));
        if (d.Title is { } title)
            Empty(xml, "FRBRname", ("value", AkomaNtoso.Clean(title)));
        xml.WriteEndElement();

        Start(xml, "FRBRExpression");
        string expression = $"{work}/zho@{(date is { } day2 ? Iso(day2) : "")}";
        Level(expression + "/!main", expression, "expression", author);
        Empty(xml, "FRBRlanguage", ("language", "zho"));
        xml.WriteEndElement();

        Start(xml, "FRBRManifestation");
        Level(expression + "/!main.xml", expression + ".xml", "extraction", Source);
        Empty(xml, "FRBRformat", ("value", "application/akn+xml"));
        xml.WriteEndElement();
        xml.WriteEndElement();

        void Level(string @this, string uri, string dateName, string by)
        {
            Empty(xml, "FRBRthis", ("value", @this));
            Empty(xml, "FRBRuri", ("value", uri));
            // The standard asks for a date; where the text gives none, the first day there is says so.
            Empty(xml, "FRBRdate", ("date", date is { } known ? Iso(known) : "0001-01-01"), ("name", date is null ? "unknown" : dateName));
            Empty(xml, "FRBRauthor", ("href", by));
        }
    }

    private static List<(string Eid, DateOnly Date, string Type)> Events(DocumentFacts d)
    {
        var events = new List<(string, DateOnly, string)>();
        Add("adopted", d.Dates.Adopted, "generation");
        Add("issued", d.Dates.Issued, "generation");
        Add("printed", d.Dates.Printed, "generation");
        Add("effective", d.Dates.EffectiveFrom, "generation");
        Add("expiry", d.Dates.EffectiveTo, "repeal");
        return events;

        void Add(string eid, DateOnly? date, string type)
        {
            if (date is { } day)
                events.Add((eid, day, type));
        }
    }

    private static void Start(XmlWriter xml, string element, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(element, AkomaNtoso.Namespace);
        foreach (var (name, value) in attributes)
            xml.WriteAttributeString(name, value);
    }

    private static void Empty(XmlWriter xml, string element, params (string Name, string Value)[] attributes)
    {
        Start(xml, element, attributes);
        xml.WriteEndElement();
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
