#!/usr/bin/env bash
# Lucene.Net 4.8.0-beta00017: a fuzzy query finds nothing in a field whose terms are single Han characters, as StandardAnalyzer makes them.
# Expected: 算例 with one edit finds 算 (one deletion), and 例 with one edit finds every term of one character, as 51 with one edit finds 50.
# Seen: no hit. A match needs a similarity above 0, which is 1 - edits / length of the shorter term: 0 where that is one character.
# The query parser's 算例~1, 算?券 and 算*券 are not analysed either, so typing errors in Chinese are never forgiven, without any error.
# Over pairs (CJKAnalyzer) the very same fuzzy query finds 算力.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" NUGET_PACKAGES="$tmp/packages" DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cat >"$tmp/app.cs" <<'CS'
#:package Lucene.Net.Analysis.Common@4.8.0-beta00017
#:package Lucene.Net.QueryParser@4.8.0-beta00017
#:property PublishAot=false
#:property NoWarn=NU1603;NU1901;NU1902;NU1903;NU1904
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.QueryParsers.Classic;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

const LuceneVersion V = LuceneVersion.LUCENE_48;
foreach (Analyzer analyzer in new Analyzer[] { new StandardAnalyzer(V), new CJKAnalyzer(V) })
{
    using var folder = new RAMDirectory();
    using (var writer = new IndexWriter(folder, new IndexWriterConfig(V, analyzer)))
        foreach (string text in new[] { "算力券", "50" })
            writer.AddDocument(new Document { new TextField("text", text, Field.Store.NO) });
    using var reader = DirectoryReader.Open(folder);
    var searcher = new IndexSearcher(reader);
    int Hits(Query query) => searcher.Search(query, 10).TotalHits;
    Console.WriteLine(analyzer.GetType().Name);
    foreach (string term in new[] { "例", "算例", "51" })
        Console.WriteLine($"  one edit from {term}: {Hits(new FuzzyQuery(new Term("text", term), 1))}");
    foreach (string query in new[] { "算例~1", "算?券", "算*券" })
        Console.WriteLine($"  parsed {query}: {Hits(new QueryParser(V, "text", analyzer).Parse(query))}");
}
CS
seen=$(cd "$tmp" && dotnet run app.cs 2>"$tmp/errors") || { cat "$tmp/errors" >&2; exit 1; }
expected=$(cat <<'TEXT'
StandardAnalyzer
  one edit from 例: 0
  one edit from 算例: 0
  one edit from 51: 1
  parsed 算例~1: 0
  parsed 算?券: 0
  parsed 算*券: 0
CJKAnalyzer
  one edit from 例: 0
  one edit from 算例: 1
  one edit from 51: 1
  parsed 算例~1: 1
  parsed 算?券: 0
  parsed 算*券: 0
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
