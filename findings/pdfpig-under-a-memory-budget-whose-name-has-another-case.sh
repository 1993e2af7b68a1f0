#!/usr/bin/env bash
# PdfPig 0.1.16 on .NET 10, Linux: a process that reads PDF one file after another, its collector without a second thread, is to be held to 8 MB between two collections.
# Expected: DOTNET_GCgen0MaxBudget does that, as the setting is written beside DOTNET_GCgen0size, which is read in this very case.
# Seen: nothing reads it, and nothing says so; the pages' letters pile up as before. DOTNET_GCGen0MaxBudget, with a capital G, is the name: the budget is 8 MB, and the same pages are read with several times as many collections. Who tries the one name
# concludes that a smaller budget does not help.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" NUGET_PACKAGES="$tmp/packages" DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cat >"$tmp/app.cs" <<'CS'
#:package PdfPig@0.1.16
#:property PublishAot=false
#:property ConcurrentGarbageCollection=false
#:property NoWarn=NU1603;NU1901;NU1902;NU1903;NU1904
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

var builder = new PdfDocumentBuilder();
var font = builder.AddStandard14Font(Standard14Font.Helvetica);
for (int page = 0; page < 60; page++)
{
    var made = builder.AddPage(PageSize.A4);
    for (int line = 0; line < 60; line++)
        made.AddText("A clause of sixty letters and more, for every line of a page, and a sum: 5,000,000", 10, new PdfPoint(40, 800 - line * 13), font);
}
byte[] file = builder.Build();
int before = GC.CollectionCount(0);
using (var document = PdfDocument.Open(file))
    foreach (var page in document.GetPages())
        _ = page.Letters.Count;
Console.WriteLine($"{(long)GC.GetConfigurationVariables()["GCGen0MaxBudget"]} {GC.CollectionCount(0) - before}");
CS
cd "$tmp"
dotnet build app.cs -o "$tmp/built" >"$tmp/errors" 2>&1 || { cat "$tmp/errors" >&2; exit 1; }
read -r budget collections < <(dotnet built/app.dll)
read -r small_budget small_collections < <(DOTNET_GCgen0MaxBudget=800000 dotnet built/app.dll)
read -r capital_budget capital_collections < <(DOTNET_GCGen0MaxBudget=800000 dotnet built/app.dll)
echo "neither:                budget $budget bytes, $collections collections"
echo "DOTNET_GCgen0MaxBudget: budget $small_budget bytes, $small_collections collections"
echo "DOTNET_GCGen0MaxBudget: budget $capital_budget bytes, $capital_collections collections"
[ "$small_budget" = "$budget" ] && [ "$capital_budget" = 8388608 ] && [ "$budget" -gt 8388608 ] && [ "$capital_collections" -gt "$small_collections" ] || { echo "This has changed."; exit 1; }
