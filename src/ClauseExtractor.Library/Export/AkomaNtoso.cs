using System.Text;
using System.Xml;
using ClauseExtractor.Extraction;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Library.Export;

/// <summary>
/// A record as Akoma Ntoso 3.0 (OASIS LegalDocML): metadata of work, expression and manifestation, lifecycle and validity, references to
/// offices and to other documents, and the hierarchy of clauses with eIds.
/// </summary>
public static class AkomaNtoso
{
    internal const string Namespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

    /// <summary>UTF-8 XML, LF line ends, the same bytes for the same record.</summary>
    public static byte[] Write(PolicyRecord record)
    {
        using var buffer = new MemoryStream();
        using (
            var xml = XmlWriter.Create(
                buffer,
                new XmlWriterSettings
                {
                    Encoding = new UTF8Encoding(false),
                    Indent = true,
                    IndentChars = " ",
                    NewLineChars = "\n",
                    CheckCharacters = true,
                }
            )
        )
        {
            var references = new AknReferences(record);
            xml.WriteStartElement("akomaNtoso", Namespace);
            xml.WriteStartElement("act", Namespace);
            xml.WriteAttributeString("name", record.Document.Genre.ToString().ToLowerInvariant());
            xml.WriteAttributeString("contains", "originalVersion");
            AknMeta.Write(xml, record, references);
            WritePreface(xml, record);
            xml.WriteStartElement("body", Namespace);
            WriteBody(xml, record, references);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return [.. buffer.ToArray(), (byte)'\n'];
    }

    private static void WritePreface(XmlWriter xml, PolicyRecord record)
    {
        var d = record.Document;
        xml.WriteStartElement("preface", Namespace);
        xml.WriteStartElement("p", Namespace);
        xml.WriteElementString("docTitle", Namespace, Clean(d.Title ?? d.Source.File));
        if (d.DocumentNumber is { } number)
            xml.WriteElementString("docNumber", Namespace, Clean(number));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteBody(XmlWriter xml, PolicyRecord record, AknReferences references)
    {
        if (record.Clauses.Count == 0)
        {
            // A body holds at least one unit.
            Start(xml, "hcontainer", "hcontainer_1");
            xml.WriteAttributeString("name", "text");
            WriteText(xml, "content", record.Text);
            xml.WriteEndElement();
            return;
        }
        var children = record.Clauses.ToLookup(c => c.Parent is { } parent && record.Clauses.Any(p => p.Path == parent) ? parent : "");
        var eids = new AknIds();
        foreach (var clause in children[""])
            WriteClause(xml, clause, "", children, eids, references);
    }

    private static void WriteClause(
        XmlWriter xml,
        Clause clause,
        string prefix,
        ILookup<string, Clause> children,
        AknIds eids,
        AknReferences references
    )
    {
        var (element, name) = AknIds.Element(clause);
        string eid = eids.Next(prefix, element, clause.Label);
        Start(xml, element, eid);
        if (name is not null)
            xml.WriteAttributeString("name", name);
        // Who is in charge, by reference: refersTo takes one, the lead or the first named.
        if (clause.Owners.OrderBy(o => o.Role == OwnerRole.Lead ? 0 : 1).FirstOrDefault() is { } owner)
            xml.WriteAttributeString("refersTo", "#" + references.Organization(owner.Name));
        xml.WriteElementString("num", Namespace, Clean(clause.Label));
        if (clause.Heading is { } heading)
            xml.WriteElementString("heading", Namespace, Clean(heading));
        string text = RecordMarkdown.Body(clause);
        // A path that occurs twice (numbering that defeats the segmenter) has its children on the first.
        var below = clause.Path.Length > 0 && eids.TakesChildren(clause.Path) ? children[clause.Path].ToList() : [];
        if (below.Count == 0)
        {
            WriteText(xml, "content", text);
        }
        else
        {
            string own = clause.More.Count == 0 ? "" : string.Join('\n', clause.More.Select(m => m.Quote)).Trim();
            string intro = own.Length > 0 && text.EndsWith(own, StringComparison.Ordinal) ? text[..^own.Length].Trim() : text;
            if (intro.Length > 0)
                WriteText(xml, "intro", intro);
            foreach (var child in below)
                WriteClause(xml, child, eid, children, eids, references);
            if (own.Length > 0 && intro.Length < text.Length)
                WriteText(xml, "wrapUp", own);
        }
        xml.WriteEndElement();
    }

    private static void WriteText(XmlWriter xml, string element, string text)
    {
        xml.WriteStartElement(element, Namespace);
        foreach (string paragraph in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty(""))
            xml.WriteElementString("p", Namespace, Clean(paragraph));
        xml.WriteEndElement();
    }

    private static void Start(XmlWriter xml, string element, string eid)
    {
        xml.WriteStartElement(element, Namespace);
        xml.WriteAttributeString("eId", eid);
    }

    /// <summary>Without the characters that XML cannot hold.</summary>
    internal static string Clean(string text) =>
        text.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))
            ? text
            : string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}
