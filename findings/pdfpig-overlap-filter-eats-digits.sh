#!/usr/bin/env bash
# PdfPig 0.1.16: DuplicateOverlappingTextProcessor, made for text painted twice as fake bold, drops the second of two equal digits that only stand side by side.
# Expected: letters whose distance is their advance width do not overlap, so 5500 and 2009 stay what they are.
# Seen: where the font is not embedded a letter's box is the box of the whole font (FontBBox; 2,568 units for Times New Roman, a digit advances 500), a third of it
# is the tolerance, and 5500 becomes 50, 2009 becomes 209: a wrong amount without a word. With the widths alone the letters do not touch.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" NUGET_PACKAGES="$tmp/packages" DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cat >"$tmp/app.cs" <<'CS'
#:package PdfPig@0.1.16
#:property PublishAot=false
#:property NoWarn=NU1603;NU1901;NU1902;NU1903;NU1904;IL2026;SKEXP0050;MEAI001
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis;

string content = "BT /F1 12 Tf 72 700 Td (5500 in 2009, at most 1992) Tj ET";
string[] objects =
[
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
    "<< /Type /Font /Subtype /TrueType /BaseFont /TimesNewRoman /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 122 /FontDescriptor 6 0 R /Widths ["
        + string.Concat(Enumerable.Range(32, 91).Select(c => c is 32 or 44 ? "250 " : "500 ")) + "] >>",
    $"<< /Length {content.Length} >>\nstream\n{content}\nendstream",
    "<< /Type /FontDescriptor /FontName /TimesNewRoman /Flags 34 /FontBBox [-568 -307 2000 1007] /ItalicAngle 0 /Ascent 891 /Descent -216 /CapHeight 662 /StemV 82 >>",
];
var file = new StringBuilder("%PDF-1.4\n");
var offsets = new List<int>();
for (int i = 0; i < objects.Length; i++)
{
    offsets.Add(file.Length);
    file.Append($"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
}
int table = file.Length;
file.Append($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n").Append(string.Concat(offsets.Select(o => $"{o:D10} 00000 n \n")));
file.Append($"trailer << /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF");
using var document = PdfDocument.Open(Encoding.ASCII.GetBytes(file.ToString()));
var letters = document.GetPage(1).Letters;
Console.WriteLine("letters: " + string.Concat(letters.Select(l => l.Value)));
Console.WriteLine("filtered: " + string.Concat(DuplicateOverlappingTextProcessor.Get(letters).Select(l => l.Value)));
Console.WriteLine($"from one 5 to the next: {letters[1].StartBaseLine.X - letters[0].StartBaseLine.X}, its advance: {letters[0].Width}");
CS
seen=$(cd "$tmp" && dotnet run app.cs 2>"$tmp/errors") || { cat "$tmp/errors" >&2; exit 1; }
expected=$(cat <<'TEXT'
letters: 5500 in 2009, at most 1992
filtered: 50 in 209, at most 192
from one 5 to the next: 6, its advance: 6
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
