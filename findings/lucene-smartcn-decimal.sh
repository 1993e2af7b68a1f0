#!/usr/bin/env bash
# Lucene.Net.Analysis.SmartCn 4.8.0-beta00017: SmartChineseAnalyzer cuts a decimal number at its point and drops the zero of a year in Han numerals.
# Expected: 1.25 stays one term, as with StandardAnalyzer, and 二〇二五 keeps its four characters.
# Seen: 1.25 is indexed as 1 and 25, so a search for 25 finds a limit of 1.25; 二〇二五 becomes 二 二 五, so a search for 二二五 finds 二〇二五.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" NUGET_PACKAGES="$tmp/packages" DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cat >"$tmp/app.cs" <<'CS'
#:package Lucene.Net@4.8.0-beta00017
#:package Lucene.Net.Analysis.SmartCn@4.8.0-beta00017
#:property PublishAot=false
#:property NoWarn=NU1603;NU1901;NU1902;NU1903;NU1904;IL2026;SKEXP0050;MEAI001
using Lucene.Net.Analysis.Cn.Smart;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

foreach (string text in new[] { "不高于1.25", "二〇二五年" })
{
    using var analyzer = new SmartChineseAnalyzer(LuceneVersion.LUCENE_48);
    using var stream = analyzer.GetTokenStream("text", text);
    var term = stream.AddAttribute<ICharTermAttribute>();
    var terms = new List<string>();
    stream.Reset();
    while (stream.IncrementToken())
        terms.Add(term.ToString()!);
    Console.WriteLine($"{text}: {string.Join(' ', terms)}");
}
CS
seen=$(cd "$tmp" && dotnet run app.cs 2>"$tmp/errors") || { cat "$tmp/errors" >&2; exit 1; }
expected=$(cat <<'TEXT'
不高于1.25: 不 高于 1 25
二〇二五年: 二 二 五 年
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
