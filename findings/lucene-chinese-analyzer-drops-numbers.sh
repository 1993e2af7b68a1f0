#!/usr/bin/env bash
# Lucene.Net.Analysis.Common 4.8.0-beta00017: ChineseAnalyzer (the one whose name fits) indexes no number and no one-letter word.
# Expected: 给予最高200万元 can be found by 200, and A类 differs from B类.
# Seen: 200, 30, 4 and A are no terms at all: 沪府办规〔2025〕4号 and 沪府办规〔2024〕9号 have the same terms, and so have A类人才 and B类人才.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" NUGET_PACKAGES="$tmp/packages" DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cat >"$tmp/app.cs" <<'CS'
#:package Lucene.Net@4.8.0-beta00017
#:package Lucene.Net.Analysis.Common@4.8.0-beta00017
#:property PublishAot=false
#:property NoWarn=NU1603;NU1901;NU1902;NU1903;NU1904;IL2026;SKEXP0050;MEAI001
using Lucene.Net.Analysis.Cn;
using Lucene.Net.Analysis.TokenAttributes;

#pragma warning disable CS0618
foreach (string text in new[] { "最高200万元", "沪府办规〔2025〕4号", "沪府办规〔2024〕9号", "A类人才", "B类人才" })
{
    using var analyzer = new ChineseAnalyzer();
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
最高200万元: 最 高 万 元
沪府办规〔2025〕4号: 沪 府 办 规 号
沪府办规〔2024〕9号: 沪 府 办 规 号
A类人才: 类 人 才
B类人才: 类 人 才
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
