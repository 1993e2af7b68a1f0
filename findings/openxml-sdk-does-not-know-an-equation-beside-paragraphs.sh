#!/usr/bin/env bash
# DocumentFormat.OpenXml 3.3.0: an equation that stands in the body beside the paragraphs, as the standard allows, is an unknown element.
# Expected (ECMA-376 part 1, EG_BlockLevelElts with EG_MathContent): DocumentFormat.OpenXml.Math.Paragraph, whose text can be walked as everywhere.
# Seen: OpenXmlUnknownElement with unknown children: what walks typed text (Text, Math.Text) loses the equation without a word. Within a paragraph it is known.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" NUGET_PACKAGES="$tmp/packages" DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cat >"$tmp/app.cs" <<'CS'
#:package DocumentFormat.OpenXml@3.3.0
#:property PublishAot=false
#:property NoWarn=NU1603;NU1901;NU1902;NU1903;NU1904;IL2026;SKEXP0050;MEAI001
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

const string Namespaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";
const string Equation = "<m:oMathPara><m:oMath><m:r><m:t>A=B</m:t></m:r></m:oMath></m:oMathPara>";
foreach (var (where, body) in new[] { ("in a paragraph", $"<w:p>{Equation}</w:p>"), ("beside paragraphs", $"{Equation}<w:p/>") })
{
    using var stream = new MemoryStream();
    using (var made = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
    {
        using var part = new StreamWriter(made.AddMainDocumentPart().GetStream(FileMode.Create));
        part.Write($"<w:document {Namespaces}><w:body>{body}</w:body></w:document>");
    }
    using var read = WordprocessingDocument.Open(stream, false);
    var root = read.MainDocumentPart!.Document!.Body!;
    var equation = root.Descendants().First(e => e.LocalName == "oMathPara");
    Console.WriteLine($"{where}: {equation.GetType().Name}, typed text \"{string.Concat(root.Descendants<DocumentFormat.OpenXml.Math.Text>().Select(t => t.Text))}\"");
}
CS
seen=$(cd "$tmp" && dotnet run app.cs 2>"$tmp/errors") || { cat "$tmp/errors" >&2; exit 1; }
expected=$(cat <<'TEXT'
in a paragraph: Paragraph, typed text "A=B"
beside paragraphs: OpenXmlUnknownElement, typed text ""
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
