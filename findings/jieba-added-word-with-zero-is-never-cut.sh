#!/usr/bin/env bash
# jieba.NET 0.42.2: a word added to the dictionary is never found where it holds 〇, a quotation mark or a colon; with + . - % it is.
# Expected: AddWord("二〇二五年") makes 二〇二五年 one word, as AddWord("人工智能+") makes 人工智能+ one.
# Seen: the text is cut into blocks by a pattern first, 〇 (U+3007) is outside its range 4E00–9FD5, and no word crosses a block; there is no error.
# In full mode (cutAll) the characters outside the blocks come back as empty strings: the offsets of what follows cannot be summed up from the words.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" NUGET_PACKAGES="$tmp/packages" DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
export RESOURCES="$NUGET_PACKAGES/jieba.net/0.42.2/Resources"
cat >"$tmp/app.cs" <<'CS'
#:package jieba.NET@0.42.2
#:property PublishAot=false
#:property NoWarn=NU1603;NU1901;NU1902;NU1903;NU1904;IL2026;SKEXP0050;MEAI001
using JiebaNet.Segmenter;

ConfigManager.ConfigFileBaseDir = Environment.GetEnvironmentVariable("RESOURCES");
var segmenter = new JiebaSegmenter();
foreach (string word in new[] { "二〇二五年", "“小巨人”", "1:0.5", "人工智能+", "Pre-A轮" })
{
    segmenter.AddWord(word);
    Console.WriteLine($"{word}: {string.Join(" | ", segmenter.Cut(word, cutAll: false, hmm: false))}");
}
Console.WriteLine($"full mode: {string.Join(" | ", segmenter.Cut("二〇二五年", cutAll: true))}");
CS
seen=$(cd "$tmp" && dotnet run app.cs 2>"$tmp/errors") || { cat "$tmp/errors" >&2; exit 1; }
expected=$(cat <<'TEXT'
二〇二五年: 二 | 〇 | 二 | 五年
“小巨人”: “ | 小 | 巨人 | ”
1:0.5: 1 | : | 0 | . | 5
人工智能+: 人工智能+
Pre-A轮: Pre-A轮
full mode: 二 |  |  | 二五 | 五年
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
