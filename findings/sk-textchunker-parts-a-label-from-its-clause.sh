#!/usr/bin/env bash
# Microsoft.SemanticKernel.Core 1.82.0: TextChunker counts four characters as one token and cuts Chinese behind 、.
# Expected: at most so many tokens a line as asked for, and a cut at 。 or ；before one within 三、.
# Seen: the default counter is length / 4, so 20 "tokens" are up to 80 Han characters, each about one token of the usual models;
# and a line may end with the label of the next clause: «…；三、» and then «支持人才».
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" NUGET_PACKAGES="$tmp/packages" DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cat >"$tmp/app.cs" <<'CS'
#:package Microsoft.SemanticKernel.Core@1.82.0
#:property PublishAot=false
#:property NoWarn=NU1603;NU1901;NU1902;NU1903;NU1904;IL2026;SKEXP0050;MEAI001
using Microsoft.SemanticKernel.Text;

string clauses = "一、支持算力。对企业给予奖励；二、支持数据，给予补贴；三、支持人才、项目、平台，给予资助。";
foreach (string line in TextChunker.SplitPlainTextLines(clauses, maxTokensPerLine: 5))
    Console.WriteLine(line);
string sentences = string.Concat(Enumerable.Repeat("对租用智能算力的企业，给予最高不超过二百万元扶持。", 8));
Console.WriteLine($"lengths: {string.Join(' ', TextChunker.SplitPlainTextLines(sentences, maxTokensPerLine: 20).Select(l => l.Length))}");
CS
seen=$(cd "$tmp" && dotnet run app.cs 2>"$tmp/errors") || { cat "$tmp/errors" >&2; exit 1; }
expected=$(cat <<'TEXT'
一、支持算力。
对企业给予奖励；二、支持数据，给予补贴；三、
支持人才、项目、平台，给予资助。
lengths: 50 50 50 50
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
