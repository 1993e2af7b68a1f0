using System.Xml.Linq;
using ClauseExtractor.Library.Storage;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ClauseExtractor.Web.Access;

/// <summary>
/// The keys that protect cookies and forms, in the database that several servers share: what one sealed each of them opens.
/// </summary>
internal sealed class ProtectionKeys(SiteDatabase site) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        site.Use(c => c.Query<string>("SELECT xml FROM protection_keys ORDER BY id").Select(XElement.Parse).ToList());

    public void StoreElement(XElement element, string friendlyName) =>
        site.Write(
            (c, transaction) =>
                c.Execute(
                    "INSERT INTO protection_keys(name, xml) VALUES(@friendlyName, @xml)",
                    new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) },
                    transaction
                )
        );
}
