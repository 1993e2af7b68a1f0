using System.Globalization;
using System.Xml;
using ClauseExtractor.Extraction;

namespace ClauseExtractor.Library.Export;

/// <summary>What a document refers to: the offices that issue it and are in charge, and the documents that it repeals or names.</summary>
internal sealed class AknReferences
{
    private readonly Dictionary<string, string> organizations = [];
    private readonly Dictionary<string, string?> authorities = [];
    private readonly PolicyRecord record;

    public AknReferences(PolicyRecord record)
    {
        this.record = record;
        foreach (string issuer in record.Document.Issuers)
            Organization(issuer);
        foreach (var owner in record.Document.Owners.Concat(record.Clauses.SelectMany(c => c.Owners)))
        {
            Organization(owner.Name);
            authorities.TryAdd(owner.Name, owner.Authority);
        }
    }

    /// <summary>The eId of an office.</summary>
    public string Organization(string name) =>
        organizations.TryGetValue(name, out string? eid)
            ? eid
            : organizations[name] = string.Create(CultureInfo.InvariantCulture, $"org_{organizations.Count + 1}");

    public void Write(XmlWriter xml)
    {
        xml.WriteStartElement("references", AkomaNtoso.Namespace);
        xml.WriteAttributeString("source", "#clauseExtractor");
        int n = 0;
        foreach (var repeal in record.Document.Repeals)
            WriteDocument(xml, $"ref_{++n}", repeal.Title, repeal.DocumentNumber);
        foreach (var citation in record.Document.Citations.DistinctBy(c => (c.Title, c.DocumentNumber)))
            WriteDocument(xml, $"ref_{++n}", citation.Title, citation.DocumentNumber);
        WriteEntity(xml, "TLCOrganization", "clauseExtractor", "/akn/ontology/organization/clauseExtractor", "ClauseExtractor");
        foreach (var (name, eid) in organizations)
            WriteEntity(
                xml,
                "TLCOrganization",
                eid,
                "/akn/ontology/organization/cn/" + Uri.EscapeDataString(authorities.GetValueOrDefault(name) ?? name),
                name
            );
        WriteEntity(xml, "TLCEvent", "validity", "/akn/ontology/event/cn/validity", "有效期");
        xml.WriteEndElement();
    }

    // Active: this document refers to the other one, as it does to what it repeals.
    private static void WriteDocument(XmlWriter xml, string eid, string title, string? number) =>
        WriteEntity(
            xml,
            "activeRef",
            eid,
            "/akn/cn/act/" + Uri.EscapeDataString(number ?? title),
            number is null ? title : $"{title}（{number}）"
        );

    private static void WriteEntity(XmlWriter xml, string element, string eid, string href, string showAs)
    {
        xml.WriteStartElement(element, AkomaNtoso.Namespace);
        xml.WriteAttributeString("eId", eid);
        xml.WriteAttributeString("href", href);
        xml.WriteAttributeString("showAs", AkomaNtoso.Clean(showAs));
        xml.WriteEndElement();
    }
}
