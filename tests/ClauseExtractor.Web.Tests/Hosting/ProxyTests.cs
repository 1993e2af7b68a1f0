using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using ClauseExtractor.Web.Access;
using Microsoft.Extensions.DependencyInjection;

namespace ClauseExtractor.Web.Tests.Hosting;

/// <summary>The site behind a real nginx with TLS, set up by the lines of docs/operating.md.</summary>
public sealed class ProxyTests
{
    private const string Name = "policies.example",
        Nginx = "/usr/sbin/nginx";

    [Fact]
    public async Task Behind_a_TLS_proxy_people_sign_in_and_work()
    {
        if (!HasNginx())
            return;
        int port = FreePort();
        await using var site = await SiteUnderTest.StartAsync(
            team: true,
            listen: true,
            change: o => o with { PublicUrl = new Uri($"https://{Name}:{port}") }
        );
        await using var proxy = await RunningNginx.StartAsync(port, new Uri(site.App.Urls.First()).Port);
        Assert.Null(site.Accounts.Create("li", SiteUnderTest.Password, Role.Admin));
        using var client = proxy.Client(from: IPAddress.Parse("127.0.0.2"));

        using var page = await client.GetAsync("/sign-in");
        Assert.Contains("max-age=", page.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
        string token = TokenOf(await page.Content.ReadAsStringAsync());
        using var signIn = await client.SendAsync(Form(client, "/sign-in", token, ("name", "li"), ("password", SiteUnderTest.Password)));
        Assert.Equal(HttpStatusCode.Redirect, signIn.StatusCode);
        Assert.Contains(
            "; secure",
            signIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("session=", StringComparison.Ordinal)),
            StringComparison.OrdinalIgnoreCase
        );

        string accounts = await client.GetStringAsync("/accounts");
        using var made = await client.SendAsync(
            Form(client, "/accounts", TokenOf(accounts), ("name", "wang"), ("password", SiteUnderTest.Password), ("role", "Researcher"))
        );
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);

        var entry = site.App.Services.GetRequiredService<AuditLog>().Read(0, 10).First(e => e.Action == "signIn");
        Assert.Equal("127.0.0.2", entry.Address);
    }

    [Fact]
    public async Task Behind_a_proxy_another_origin_or_name_is_refused()
    {
        await using var site = await SiteUnderTest.StartAsync(
            team: true,
            corpus: false,
            change: o => o with { PublicUrl = new Uri($"https://{Name}") }
        );
        var client = site.Client();
        client.BaseAddress = new Uri($"https://{Name}");
        string token = await SiteUnderTest.TokenAsync(client, "/sign-in");
        foreach (
            var (origin, status) in new[]
            {
                ($"https://{Name}", HttpStatusCode.Unauthorized),
                ($"http://{Name}", HttpStatusCode.BadRequest),
                ("https://evil.example", HttpStatusCode.BadRequest),
            }
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
            {
                Content = SiteUnderTest.Form(token, ("name", "x"), ("password", "y")),
            };
            request.Headers.Add("Origin", origin);
            using var answer = await client.SendAsync(request);
            Assert.Equal(status, answer.StatusCode);
        }
        using var misled = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { Host = "evil.example" } };
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await client.SendAsync(misled)).StatusCode);
    }

    [Fact]
    public async Task What_a_caller_says_of_his_address_counts_for_nothing()
    {
        await using var site = await SiteUnderTest.StartAsync(
            team: true,
            corpus: false,
            listen: true,
            change: o => o with { PublicUrl = new Uri($"https://{Name}"), Proxies = [IPAddress.Parse("192.0.2.7")] }
        );
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = true, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(site.App.Urls.First()),
        };
        client.DefaultRequestHeaders.Host = Name;
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "http");
        // The cookie is Secure and this client speaks plain HTTP: it is handed on by hand.
        using var page = await client.GetAsync("/sign-in");
        client.DefaultRequestHeaders.Add("Cookie", page.Headers.GetValues("Set-Cookie").First().Split(';')[0]);
        using var answer = await client.PostAsync(
            "/sign-in",
            SiteUnderTest.Form(TokenOf(await page.Content.ReadAsStringAsync()), ("name", "x"), ("password", "y"))
        );
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("127.0.0.1", site.App.Services.GetRequiredService<AuditLog>().Read(0, 1)[0].Address);
    }

    private static bool HasNginx()
    {
        if (File.Exists(Nginx))
            return true;
        string reason = $"No nginx at {Nginx}: the site is not tried behind a proxy.";
        if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
            Assert.Fail(reason);
        Console.Error.WriteLine(reason);
        return false;
    }

    private static HttpRequestMessage Form(HttpClient client, string path, string token, params (string, string)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = SiteUnderTest.Form(token, fields) };
        request.Headers.Add("Origin", client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return request;
    }

    private static string TokenOf(string html) =>
        new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).QuerySelector("input[name=_token]")!.GetAttribute("value")!;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class RunningNginx : IAsyncDisposable
    {
        private readonly Process process;
        private readonly string folder;
        private readonly int port;
        private readonly X509Certificate2 certificate;

        private RunningNginx(Process process, string folder, int port, X509Certificate2 certificate) =>
            (this.process, this.folder, this.port, this.certificate) = (process, folder, port, certificate);

        public static async Task<RunningNginx> StartAsync(int port, int sitePort)
        {
            string folder = Directory.CreateTempSubdirectory("clause-nginx-").FullName;
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest($"CN={Name}", key, HashAlgorithmName.SHA256);
            var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            await File.WriteAllTextAsync(Path.Combine(folder, "site.pem"), certificate.ExportCertificatePem());
            await File.WriteAllTextAsync(Path.Combine(folder, "site.key"), key.ExportPkcs8PrivateKeyPem());
            string docs = await File.ReadAllTextAsync(Path.Combine(SiteUnderTest.Root, "docs", "operating.md"));
            string server = Regex
                .Match(docs, "```nginx\n(.*?)```", RegexOptions.Singleline)
                .Groups[1]
                .Value.Replace("listen 443 ssl", $"listen 127.0.0.1:{port} ssl", StringComparison.Ordinal)
                .Replace("/etc/ssl/policies.example", Path.Combine(folder, "site"), StringComparison.Ordinal)
                .Replace("127.0.0.1:5080", $"127.0.0.1:{sitePort}", StringComparison.Ordinal);
            string config = Path.Combine(folder, "nginx.conf");
            await File.WriteAllTextAsync(
                config,
                $$"""
                daemon off; master_process off; pid {{folder}}/pid; error_log stderr;
                events {}
                http { access_log off; client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/f; uwsgi_temp_path {{folder}}/u; scgi_temp_path {{folder}}/s;
                {{server}}
                }
                """
            );
            var process = Process.Start(new ProcessStartInfo(Nginx, ["-c", config, "-p", folder]) { RedirectStandardError = true })!;
            for (int i = 0; i < 200; i++)
            {
                using var probe = new TcpClient();
                try
                {
                    await probe.ConnectAsync(IPAddress.Loopback, port);
                    return new RunningNginx(process, folder, port, certificate);
                }
                catch (SocketException) when (!process.HasExited)
                {
                    await Task.Delay(50);
                }
            }
            throw new InvalidOperationException("nginx does not listen: " + await process.StandardError.ReadToEndAsync());
        }

        /// <summary>
        /// A browser's place: takes this proxy's certificate alone, resolves its name to this machine, and calls from an address of its
        /// own.
        /// </summary>
        public HttpClient Client(IPAddress from) =>
            new(
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    SslOptions = new SslClientAuthenticationOptions
                    {
                        RemoteCertificateValidationCallback = (_, seen, _, _) =>
                            seen?.GetCertHashString() == certificate.GetCertHashString(),
                    },
                    ConnectCallback = async (context, cancellation) =>
                    {
                        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                        socket.Bind(new IPEndPoint(from, 0));
                        await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
                        return new NetworkStream(socket, ownsSocket: true);
                    },
                }
            )
            {
                BaseAddress = new Uri($"https://{Name}:{port}"),
            };

        public async ValueTask DisposeAsync()
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            certificate.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }
}
