#!/usr/bin/env bash
# Lucene.Net.ICU 4.8.0-beta00017: ICUTokenizer finds the word 五年 (five years) inside the year 二〇二五年.
# Expected: 〇 is a Han numeral (U+3007), so 二〇二五年 is one run of numerals, or four numerals and 年.
# Seen: 〇 is set apart and the rest is looked up in the dictionary: 二 | 〇 | 二 | 五年. A search for the term 五年 finds every document dated 二〇二五年.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" NUGET_PACKAGES="$tmp/packages" DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cat >"$tmp/app.cs" <<'CS'
#:package Lucene.Net@4.8.0-beta00017
#:package Lucene.Net.ICU@4.8.0-beta00017
#:property PublishAot=false
#:property NoWarn=NU1603;NU1901;NU1902;NU1903;NU1904;IL2026;SKEXP0050;MEAI001
using Lucene.Net.Analysis.Icu.Segmentation;
using Lucene.Net.Analysis.TokenAttributes;

foreach (string text in new[] { "二〇二五年", "有效期五年" })
{
    using var stream = new ICUTokenizer(new StringReader(text));
    var term = stream.AddAttribute<ICharTermAttribute>();
    var terms = new List<string>();
    stream.Reset();
    while (stream.IncrementToken())
        terms.Add(term.ToString()!);
    Console.WriteLine($"{text}: {string.Join(" | ", terms)}");
}
CS
seen=$(cd "$tmp" && dotnet run app.cs 2>"$tmp/errors") || { cat "$tmp/errors" >&2; exit 1; }
expected=$(cat <<'TEXT'
二〇二五年: 二 | 〇 | 二 | 五年
有效期五年: 有效期 | 五年
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
