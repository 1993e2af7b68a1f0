using System.Globalization;
using System.Text;
using ClauseExtractor.Assistant.Tools;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace ClauseExtractor.Assistant.Mcp;

/// <summary>Documents and clauses as MCP resources: plain text at a stable address, listed in pages.</summary>
internal sealed class PolicyResources(IPolicyLibrary library)
{
    private const int PageSize = 100;

    public ListResourcesResult List(string? cursor)
    {
        int from = 0;
        if (cursor is not null && !(int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out from) && from > 0))
            throw new McpProtocolException("The cursor is not one of this server.", McpErrorCode.InvalidParams);
        var all = library.Documents();
        return new ListResourcesResult
        {
            Resources = [.. all.Skip(from).Take(PageSize).Select(Entry)],
            NextCursor = from + PageSize < all.Count ? (from + PageSize).ToString(CultureInfo.InvariantCulture) : null,
        };
    }

    public static ListResourceTemplatesResult Templates() =>
        new()
        {
            ResourceTemplates =
            [
                new ResourceTemplate
                {
                    Name = "document",
                    Title = "政策文件 Policy document",
                    UriTemplate = PolicyAddress.DocumentTemplate,
                    MimeType = "text/plain",
                    Description = "全文 The whole text of a document.",
                },
                new ResourceTemplate
                {
                    Name = "clause",
                    Title = "条款 Clause",
                    UriTemplate = PolicyAddress.ClauseTemplate,
                    MimeType = "text/plain",
                    Description = "一条 One clause; path with slashes escaped, e.g. 二%2F(四).",
                },
            ],
        };

    public ReadResourceResult Read(string uri)
    {
        if (PolicyAddress.Parse(uri) is not { } address || library.Find(address.Document) is not { } record)
            throw Missing(uri);
        string text = address.Clause is null ? Whole(record) : One(record, address.Clause) ?? throw Missing(uri);
        return new ReadResourceResult
        {
            Contents =
            [
                new TextResourceContents
                {
                    Uri = uri,
                    MimeType = "text/plain",
                    Text = text,
                    Meta = PolicyMcpServer.DataLabel(),
                },
            ],
        };
    }

    private static Resource Entry(PolicyEntry entry) =>
        new()
        {
            Uri = new PolicyAddress(entry.Id, null).ToString(),
            Name = entry.Title ?? entry.Id,
            Title = entry.Title,
            MimeType = "text/plain",
            Meta = PolicyMcpServer.DataLabel(),
            Description = string.Join(' ', new[] { entry.DocumentNumber, entry.Region }.Concat(entry.Issuers).Where(s => s is not null)),
        };

    private static string Whole(PolicyRecord record)
    {
        if (record.Text.Length > 0)
            return record.Text;
        var text = new StringBuilder().AppendLine(record.Document.Title);
        foreach (var clause in record.Clauses)
            text.Append(clause.Path).Append(' ').Append(clause.Text).Append('\n');
        return text.ToString();
    }

    private static string? One(PolicyRecord record, string path)
    {
        string sought = TextFold.Fold(path);
        return record.Clauses.FirstOrDefault(c => TextFold.Fold(c.Path) == sought)?.Text;
    }

    private static McpProtocolException Missing(string uri) => new($"There is no {uri} in the library.", McpErrorCode.ResourceNotFound);
}
