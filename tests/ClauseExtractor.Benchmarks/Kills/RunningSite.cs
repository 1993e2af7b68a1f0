using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace ClauseExtractor.Benchmarks.Kills;

/// <summary><c>clause serve --team</c> as a process of its own on a free port of this machine.</summary>
internal sealed partial class RunningSite : IDisposable
{
    private const string Password = "correct horse 9 staple";

    private readonly Process process;
    private readonly string? setup;

    private RunningSite(Process process, Uri address, string? setup, AuthenticationHeaderValue? token)
    {
        (this.process, this.setup) = (process, setup);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = address,
        };
        Client.DefaultRequestHeaders.Authorization = token;
    }

    public HttpClient Client { get; }

    /// <summary>The built command line of this checkout.</summary>
    private static string Clause
    {
        get
        {
            var at = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(at.FullName, "ClauseExtractor.sln")))
                at = at.Parent ?? throw new InvalidOperationException("The trials do not run inside the repository.");
            return Path.Combine(at.FullName, "src", "ClauseExtractor.Cli", "bin", "Release", "net10.0", "clause.dll");
        }
    }

    public static async Task<RunningSite> StartAsync(string library, AuthenticationHeaderValue? token = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(library)!);
        var process = Process.Start(
            new ProcessStartInfo("dotnet", ["exec", Clause, "serve", "--team", "--port", "0", "--library", library, "--lang", "en"])
            {
                RedirectStandardError = true,
            }
        )!;
        string? address = null,
            setup = null;
        // The last line that it prints when it begins names the key that stops it.
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            address ??= Address().Match(line) is { Success: true } found ? found.Value : null;
            setup ??= Setup().Match(line) is { Success: true } path ? path.Value : null;
            if (line.StartsWith("Ctrl-C", StringComparison.Ordinal))
                break;
        }
        _ = process.StandardError.ReadToEndAsync();
        return new RunningSite(process, new Uri(address ?? throw new InvalidOperationException("The site does not start.")), setup, token);
    }

    /// <summary>Makes the first admin and a token of his, as a person does.</summary>
    public async Task<AuthenticationHeaderValue> FirstTokenAsync()
    {
        string code = setup!.Split('=')[1];
        await PostAsync(setup, "/setup", ("code", code), ("name", "admin"), ("password", Password));
        await PostAsync("/sign-in", "/sign-in", ("name", "admin"), ("password", Password));
        string page = await PostAsync("/account", "/account/tokens", ("name", "trials"), ("role", "Admin"));
        return new AuthenticationHeaderValue("Bearer", Key().Match(page).Value);
    }

    private async Task<string> PostAsync(string form, string path, params (string Name, string Value)[] fields)
    {
        string token = Token().Match(await Client.GetStringAsync(form)).Groups[1].Value;
        using var answer = await Client.PostAsync(
            path,
            new FormUrlEncodedContent(fields.Append(("_token", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)))
        );
        return (int)answer.StatusCode < 400
            ? await answer.Content.ReadAsStringAsync()
            : throw new InvalidOperationException($"{path} is answered with {(int)answer.StatusCode}");
    }

    /// <summary>Ends it in order.</summary>
    public async Task StopAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
    }

    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        Client.Dispose();
        process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();

    [GeneratedRegex(@"/setup\?code=[0-9a-f]+")]
    private static partial Regex Setup();

    [GeneratedRegex("ce_[0-9a-f]{64}")]
    private static partial Regex Key();

    [GeneratedRegex("name=\"_token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
