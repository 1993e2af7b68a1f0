#!/usr/bin/env bash
# PdfPig 0.1.16: a ZIP archive that stores PDFs without deflating them is opened as a PDF: one of its entries.
# Expected: an archive begins with PK and is no PDF; PdfDocument.Open refuses it.
# Seen: the header %PDF- is sought within the first bytes of the file, and offsets are counted from there: the last document is read (its trailer is found from the end), the others are never mentioned.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" NUGET_PACKAGES="$tmp/packages" DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cat >"$tmp/app.cs" <<'CS'
#:package PdfPig@0.1.16
#:property PublishAot=false
#:property NoWarn=NU1603;NU1901;NU1902;NU1903;NU1904;IL2026;SKEXP0050;MEAI001
using System.IO.Compression;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

byte[] Pdf(string words)
{
    var builder = new PdfDocumentBuilder();
    builder.AddPage(PageSize.A4).AddText(words, 12, new UglyToad.PdfPig.Core.PdfPoint(72, 700), builder.AddStandard14Font(Standard14Font.Helvetica));
    return builder.Build();
}
using var stream = new MemoryStream();
using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
    foreach (string name in new[] { "first", "second" })
    {
        using var entry = archive.CreateEntry(name + ".pdf", CompressionLevel.NoCompression).Open();
        entry.Write(Pdf(name));
    }
using var document = PdfDocument.Open(stream.ToArray());
Console.WriteLine($"pages {document.NumberOfPages}: {string.Concat(document.GetPages().Select(p => p.Text))}");
CS
seen=$(cd "$tmp" && dotnet run app.cs 2>"$tmp/errors") || { cat "$tmp/errors" >&2; exit 1; }
expected=$(cat <<'TEXT'
pages 1: second
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
