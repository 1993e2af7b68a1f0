#!/usr/bin/env bash
# Lucene.Net 4.8.0-beta00017: the score of a hit depends on how the index came about, not only on what is in it.
# Expected: two indexes of the same documents give the same scores, however often a document was written again with the very same words.
# Seen: BM25 takes its counts from segments that still hold replaced documents until they are merged away: after half of the documents were
# updated with the same content a score differs in the third digit, and two hits may change places.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" NUGET_PACKAGES="$tmp/packages" DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cat >"$tmp/app.cs" <<'CS'
#:package Lucene.Net@4.8.0-beta00017
#:package Lucene.Net.Analysis.Common@4.8.0-beta00017
#:property PublishAot=false
#:property NoWarn=NU1603;NU1901;NU1902;NU1903;NU1904;IL2026;SKEXP0050;MEAI001
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

float Score(bool again)
{
    using var folder = new RAMDirectory();
    var settings = new IndexWriterConfig(LuceneVersion.LUCENE_48, new StandardAnalyzer(LuceneVersion.LUCENE_48)) { Similarity = new BM25Similarity(), MergePolicy = NoMergePolicy.COMPOUND_FILES };
    using var writer = new IndexWriter(folder, settings);
    for (int round = 0; round < (again ? 2 : 1); round++)
    {
        for (int i = round == 0 ? 0 : 50; i < 100; i++)
            writer.UpdateDocument(new Term("id", $"{i}"), new Document
            {
                new StringField("id", $"{i}", Field.Store.YES),
                new TextField("text", i % 10 == 0 ? "算力 补贴" : i >= 50 ? "人才 奖励 企业 项目" : "房租 减免", Field.Store.NO),
            });
        writer.Commit();
    }
    using var reader = DirectoryReader.Open(folder);
    var searcher = new IndexSearcher(reader) { Similarity = new BM25Similarity() };
    var hits = searcher.Search(new TermQuery(new Term("text", "算")), 10);
    Console.WriteLine($"{reader.NumDocs} documents, {hits.TotalHits} hits");
    return hits.ScoreDocs[0].Score;
}

Console.WriteLine($"the same score: {Score(again: false) == Score(again: true)}");
CS
seen=$(cd "$tmp" && dotnet run app.cs 2>"$tmp/errors") || { cat "$tmp/errors" >&2; exit 1; }
expected=$(cat <<'TEXT'
100 documents, 10 hits
100 documents, 10 hits
the same score: False
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
