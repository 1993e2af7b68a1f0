#!/usr/bin/env bash
# jieba.NET 0.42.2: Cut(text, hmm: false) parts decimal numbers and per cent signs, which Cut with the model keeps whole.
# Expected: the hidden Markov model guesses Han words that the dictionary lacks; a number is the same word with it and without it.
# Seen: 10.5% is one word with the model and four without it (10 | . | 5 | %): who turns it off so that names are not guessed makes 10.5% and 5.10% the same words in another order.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" NUGET_PACKAGES="$tmp/packages" DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
export RESOURCES="$NUGET_PACKAGES/jieba.net/0.42.2/Resources"
cat >"$tmp/app.cs" <<'CS'
#:package jieba.NET@0.42.2
#:property PublishAot=false
#:property NoWarn=NU1603;NU1901;NU1902;NU1903;NU1904;IL2026
using JiebaNet.Segmenter;

ConfigManager.ConfigFileBaseDir = Environment.GetEnvironmentVariable("RESOURCES");
var segmenter = new JiebaSegmenter();
foreach (string text in new[] { "按10.5%补助", "不超过500.5万元", "0.5折", "C919" })
    foreach (bool model in new[] { true, false })
        Console.WriteLine($"{(model ? "model" : "none ")} {string.Join(" | ", segmenter.Cut(text, cutAll: false, hmm: model))}");
CS
seen=$(cd "$tmp" && dotnet run app.cs 2>"$tmp/errors") || { cat "$tmp/errors" >&2; exit 1; }
expected=$(cat <<'TEXT'
model 按 | 10.5% | 补助
none  按 | 10 | . | 5 | % | 补助
model 不 | 超过 | 500.5 | 万元
none  不 | 超过 | 500 | . | 5 | 万元
model 0.5 | 折
none  0 | . | 5 | 折
model C919
none  C919
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
