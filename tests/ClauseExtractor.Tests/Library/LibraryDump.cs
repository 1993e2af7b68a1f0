using System.Text;
using ClauseExtractor.Json;
using ClauseExtractor.Library;

namespace ClauseExtractor.Tests.Library;

/// <summary>Everything that a library says, without the numbers and times that hang on how it came to be.</summary>
internal static class LibraryDump
{
    public static string Of(PolicyLibrary library)
    {
        var dump = new StringBuilder();
        foreach (var d in library.Catalogue.List(allVersions: true).OrderBy(d => d.Id, StringComparer.Ordinal))
        {
            dump.Append(d.Id).Append(' ').Append(d.Work).Append(' ').Append(d.Version).Append(d.IsLatest).Append(d.File).Append('\n');
            dump.Append(Encoding.UTF8.GetString(RecordJson.Write(library.Catalogue.Record(d.Id)))).Append('\n');
            foreach (var source in library.Catalogue.Sources(d.Id))
                dump.Append(source.Sha256).Append(string.Join(',', source.Paths)).Append(source.IsPrimary).Append('\n');
        }
        foreach (string query in new[] { "企业", "措施", "支持 发展", "奖励|补贴" })
        foreach (var hit in library.Search(query + " versions:all", new() { Limit = 500 }).Hits)
            dump.Append(query).Append(hit.Document.Id).Append(hit.Path).Append(Math.Round(hit.Score, 3)).Append('\n');
        return dump.ToString();
    }
}
