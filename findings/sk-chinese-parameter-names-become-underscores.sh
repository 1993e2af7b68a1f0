#!/usr/bin/env bash
# Microsoft.SemanticKernel.Core 1.82.0: parameters of a function that are named in Chinese are announced as underscores.
# Expected: a model is told of 文件 and 条款号, as C# and JSON schemas allow and Microsoft.Extensions.AI does; or the name is refused, as a function's name that is not ASCII is.
# Seen: the schema says "__" and "___", one underscore a character, so a model learns nothing of what they are for; an argument by the parameter's own name is not found;
# two parameters of one length (文件, 条款) are refused as having the same name.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" NUGET_PACKAGES="$tmp/packages" DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cat >"$tmp/app.cs" <<'CS'
#:package Microsoft.SemanticKernel.Core@1.82.0
#:property PublishAot=false
#:property NoWarn=NU1603;NU1901;NU1902;NU1903;NU1904;IL2026
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

var kernel = new Kernel();
var read = KernelFunctionFactory.CreateFromMethod((string 文件, string 条款号 = "全文") => $"{文件} {条款号}", functionName: "read");
Console.WriteLine("kernel: " + string.Join(' ', read.JsonSchema.GetProperty("properties").EnumerateObject().Select(p => p.Name)));
Console.WriteLine("extensions: " + string.Join(' ', AIFunctionFactory.Create((string 文件, string 条款号) => 0, "read").JsonSchema.GetProperty("properties").EnumerateObject().Select(p => p.Name)));
Console.WriteLine("by underscores: " + await read.InvokeAsync(kernel, new() { ["__"] = "办法", ["___"] = "第一条" }));
await Say("by name", async () => $"{await read.InvokeAsync(kernel, new() { ["文件"] = "办法", ["条款号"] = "第一条" })}");
await Say("one length", () => Task.FromResult(KernelFunctionFactory.CreateFromMethod((string 文件, string 条款) => 0, functionName: "read").Name));

static async Task Say(string what, Func<Task<string>> run)
{
    try
    {
        Console.WriteLine($"{what}: {await run()}");
    }
    catch (Exception e) when (e is ArgumentException or KernelException)
    {
        Console.WriteLine($"{what}: {e.Message}");
    }
}
CS
seen=$(cd "$tmp" && dotnet run app.cs 2>"$tmp/errors") || { cat "$tmp/errors" >&2; exit 1; }
printf '%s\n' "$seen"
expected=$(cat <<'TEXT'
kernel: __ ___
extensions: 文件 条款号
by underscores: 办法 第一条
by name: Missing argument for function parameter '__'
one length: The function has two or more parameters with the same name '__'
TEXT
)
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
