#!/usr/bin/env bash
# ModelContextProtocol 2.4.0: a server answers tools/list with a cursor that it never gave by an empty list, and answers before initialize.
# Expected (MCP 2025-06-18, Pagination): invalid cursors should result in an error with code -32602 (Invalid params); requests wait for initialize.
# Seen: {"tools":[]} without an error: a client that kept a cursor over a restart sees a server that has no tools.
# A line that is no JSON at all gets no answer, where JSON-RPC 2.0 has -32700 with a null id.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" NUGET_PACKAGES="$tmp/packages" DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cat >"$tmp/app.cs" <<'CS'
#:package ModelContextProtocol@2.4.0
#:property PublishAot=false
#:property NoWarn=NU1603;NU1901;NU1902;NU1903;NU1904;IL2026;SKEXP0050;MEAI001
using System.IO.Pipelines;
using System.Text;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

var (toServer, toClient) = (new Pipe(), new Pipe());
var options = new McpServerOptions { ServerInfo = new Implementation { Name = "t", Version = "1" }, ToolCollection = [McpServerTool.Create(() => "x", new McpServerToolCreateOptions { Name = "one" })] };
await using var transport = new StreamServerTransport(toServer.Reader.AsStream(), toClient.Writer.AsStream(), "t");
await using var server = McpServer.Create(transport, options);
using var stop = new CancellationTokenSource();
var serving = server.RunAsync(stop.Token);
using var reader = new StreamReader(toClient.Reader.AsStream());
async Task Ask(string what, string line)
{
    await toServer.Writer.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"));
    using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
    try
    {
        string answer = (await reader.ReadLineAsync(patience.Token))!;
        Console.WriteLine($"{what}: {(answer.Contains("error") ? "error" : answer.Contains("\"tools\":[]") ? "no tools" : answer.Contains("\"one\"") ? "one tool" : "answered")}");
    }
    catch (OperationCanceledException)
    {
        Console.WriteLine($"{what}: no answer");
    }
}
await Ask("before initialize", """{"jsonrpc":"2.0","id":0,"method":"tools/list"}""");
await Ask("initialize", """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"c","version":"1"}}}""");
await Ask("a false cursor", """{"jsonrpc":"2.0","id":2,"method":"tools/list","params":{"cursor":"nonsense"}}""");
await Ask("no JSON", "this is no JSON");
await stop.CancelAsync();
Environment.Exit(0);
CS
seen=$(cd "$tmp" && dotnet run app.cs 2>"$tmp/errors") || { cat "$tmp/errors" >&2; exit 1; }
expected=$(cat <<'TEXT'
before initialize: one tool
initialize: answered
a false cursor: no tools
no JSON: no answer
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
