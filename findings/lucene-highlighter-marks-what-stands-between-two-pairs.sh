#!/usr/bin/env bash
# Lucene.Net.Highlighter 4.8.0-beta00017 with CJKAnalyzer: everything between two words that were found is marked as found.
# Expected: of a text that holds 算力 and 补贴 these two words are marked.
# Seen: pairs of characters overlap, overlapping tokens are one group, and a group is marked from its first hit to its last: [算力的企业给予最高补贴].
# Only a comma between them, or some fifty characters, part the groups.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" NUGET_PACKAGES="$tmp/packages" DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cat >"$tmp/app.cs" <<'CS'
#:package Lucene.Net.Highlighter@4.8.0-beta00017
#:package Lucene.Net.Analysis.Common@4.8.0-beta00017
#:property PublishAot=false
#:property NoWarn=NU1603;NU1901;NU1902;NU1903;NU1904;IL2026
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Highlight;
using Lucene.Net.Util;

var analyzer = new CJKAnalyzer(LuceneVersion.LUCENE_48);
var query = new BooleanQuery { { new TermQuery(new Term("t", "算力")), Occur.SHOULD }, { new TermQuery(new Term("t", "补贴")), Occur.SHOULD } };
string filling = string.Concat(Enumerable.Repeat("并符合有关规定的各类", 6));
foreach (string text in (string[])["对租用算力的企业给予最高补贴", "对租用算力的企业，给予最高补贴", $"对租用算力的企业{filling}企业给予最高补贴"])
{
    var highlighter = new Highlighter(new SimpleHTMLFormatter("[", "]"), new QueryScorer(query)) { TextFragmenter = new NullFragmenter() };
    Console.WriteLine(highlighter.GetBestFragment(analyzer.GetTokenStream("t", text), text).Replace(filling, "…"));
}
CS
seen=$(cd "$tmp" && dotnet run app.cs 2>"$tmp/errors") || { cat "$tmp/errors" >&2; exit 1; }
expected=$(cat <<'TEXT'
对租用[算力的企业给予最高补贴]
对租用[算力]的企业，给予最高[补贴]
对租用[算力]的企业…企业给予最高[补贴]
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
