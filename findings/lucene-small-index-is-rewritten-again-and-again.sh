#!/usr/bin/env bash
# Lucene.Net 4.8.0-beta00017, TieredMergePolicy (the default): an index of a few megabytes that takes one document a commit is written anew as a whole every tenth commit.
# Expected: merging is logarithmic; a segment of 1 kB is merged with others of its size, and the large one is left alone until something of its size stands beside it.
# Seen: every segment counts as at least 2 MB (FloorSegmentMB), so ten segments of 1 kB look as large as the index itself and are merged with it.
# With a floor of 0.1 MB the same commits write a small part of the bytes. Policies come in one at a time: each tenth import waits for the whole index.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" NUGET_PACKAGES="$tmp/packages" DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cat >"$tmp/app.cs" <<'CS'
#:package Lucene.Net@4.8.0-beta00017
#:package Lucene.Net.Analysis.Common@4.8.0-beta00017
#:property PublishAot=false
#:property NoWarn=NU1603;NU1901;NU1902;NU1903;NU1904
using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;

foreach (double floor in new[] { new TieredMergePolicy().FloorSegmentMB, 0.1 })
{
    using var folder = new RAMDirectory();
    var settings = new IndexWriterConfig(LuceneVersion.LUCENE_48, new WhitespaceAnalyzer(LuceneVersion.LUCENE_48))
    {
        MergePolicy = new TieredMergePolicy { FloorSegmentMB = floor },
        MergeScheduler = new SerialMergeScheduler(),
    };
    using var writer = new IndexWriter(folder, settings);
    var random = new Random(1);
    for (int i = 0; i < 2_000; i++)
        writer.AddDocument(Clause(random, 200));
    writer.ForceMerge(1);
    writer.Commit();
    int whole = Largest(folder), rewritten = 0;
    var known = folder.ListAll().ToHashSet();
    for (int commit = 0; commit < 60; commit++)
    {
        writer.AddDocument(Clause(random, 20));
        writer.Commit();
        var now = folder.ListAll().ToHashSet();
        // A new segment that holds all the old ones: the whole index was written again.
        rewritten += now.Except(known).Any(file => folder.FileLength(file) >= whole * 9 / 10) ? 1 : 0;
        known = now;
    }
    Console.WriteLine($"floor {floor} MB, 60 commits of one document: the whole index written again {rewritten} times");
}

static int Largest(RAMDirectory folder) => (int)folder.ListAll().Max(folder.FileLength);

static Document Clause(Random random, int words) =>
    [new TextField("text", string.Join(' ', Enumerable.Range(0, words).Select(_ => random.Next(50_000).ToString())), Field.Store.YES)];
CS
seen=$(cd "$tmp" && dotnet run app.cs 2>"$tmp/errors") || { cat "$tmp/errors" >&2; exit 1; }
expected=$(cat <<'TEXT'
floor 2 MB, 60 commits of one document: the whole index written again 6 times
floor 0.1 MB, 60 commits of one document: the whole index written again 0 times
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
