using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using ClauseExtractor.Library;

namespace ClauseExtractor.Web.Importing;

/// <summary>
/// Fetches one page or file by its address, for the user who gave it: for the site and for <c>clause import</c>. The site reaches where its
/// user may not (OWASP: server-side request forgery), so names are resolved here and only connections to public addresses are made, at each
/// redirect anew; no proxy, no cookie, no sign-in, one size and one time limit over all.
/// </summary>
/// <param name="fileBytes">What a file may have at most, unpacked.</param>
/// <param name="allowed">Which addresses may be connected to; null for the public ones.</param>
public sealed class AddressFetcher(long fileBytes, Func<IPAddress, bool>? allowed = null) : IDisposable
{
    private const int MostRedirects = 5;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly Func<IPAddress, bool> allowed = allowed ?? PublicAddresses.Includes;

    private HttpClient? client;

    /// <summary>The file, named by the server, or by the last part of its address.</summary>
    /// <exception cref="LibraryException">The address is none, leads to no public machine, or is not answered with a file.</exception>
    public async Task<(string Name, byte[] Content)> FetchAsync(string? given, CancellationToken cancellation)
    {
        var address = Read(given?.Trim());
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Longest);
        try
        {
            for (int hop = 0; hop <= MostRedirects; hop++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                using var answer = await Client().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
                if ((int)answer.StatusCode is >= 300 and < 400 && answer.Headers.Location is { } next)
                {
                    address = Read(new Uri(address, next).AbsoluteUri);
                    continue;
                }
                if (answer.StatusCode != HttpStatusCode.OK)
                    throw Refuse(
                        $"对方网站答复 {(int)answer.StatusCode}，没有给出文件。请先在浏览器中打开看看：可能需要登录，或已不存在。",
                        $"The server answered {(int)answer.StatusCode} and gave no file. Open the address in a browser: it may ask "
                            + $"for sign-in, or be gone."
                    );
                return (Name(address, answer.Content.Headers), await ReadAsync(answer.Content, patience.Token));
            }
            throw Refuse(
                $"这个网址转向超过 {MostRedirects} 次。请给出最后到达的网址。",
                $"The address leads on more than {MostRedirects} times. Give the address where it ends."
            );
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Refuse(
                $"{Longest.TotalSeconds:0} 秒内没有取完。请稍后再试，或在浏览器中下载后把文件拖到这里。",
                $"It was not answered whole within {Longest.TotalSeconds:0} seconds. Try again later, or download it in a browser and "
                    + $"drop the file here."
            );
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            if (e.GetBaseException() is LibraryException refusal)
                throw refusal;
            throw Refuse(
                "连接不上，或中途断开。请检查网址，或在浏览器中下载后把文件拖到这里。",
                "No connection, or it broke off. Check the address, or download it in a browser and drop the file here."
            );
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client?.Dispose();

    private HttpClient Client()
    {
        if (client is not null)
            return client;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            MaxResponseHeadersLength = 64,
            ConnectCallback = ConnectAsync,
        };
        var made = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        made.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("ClauseExtractor", "1"));
        return Interlocked.CompareExchange(ref client, made, null) ?? made;
    }

    /// <summary>Connects to an address that was looked at, not to a name that another answer may be given for.</summary>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        var open = found.Where(allowed).ToArray();
        if (open.Length == 0 || open.Length < found.Length)
            throw Refuse(
                "这个网址指向内网或本机，不能导入。请自行下载后把文件拖到这里。",
                "The address leads to a machine that is not on the public internet, and is not fetched. Download the file yourself "
                    + "and drop it here."
            );
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static Uri Read(string? given) =>
        Uri.TryCreate(given, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && address is { UserInfo: "", Host.Length: > 0 }
        && given!.Length <= 2000
            ? address
            : throw Refuse(
                "这不是网页或文件的网址（http 或 https，不含用户名和密码）。请从浏览器的地址栏复制。",
                "This is no address of a page or file (http or https, without a name or password in it). Copy it from the browser."
            );

    private async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[81920];
        for (int read; (read = await stream.ReadAsync(buffer, cancellation)) > 0; )
        {
            // Counted unpacked: what is packed may be a thousand times as long.
            if (kept.Length + read > fileBytes)
                throw Refuse(
                    $"文件超过 {fileBytes >> 20} MB。请下载后拆成几份，或缩小图片后另存。",
                    $"The file has more than {fileBytes >> 20} MB. Download it, and split it or save it with smaller pictures."
                );
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }

    private static string Name(Uri address, HttpContentHeaders headers)
    {
        string told = headers.ContentDisposition is { } disposition
            ? disposition.FileNameStar ?? disposition.FileName?.Trim('"') ?? ""
            : "";
        string name = ImportItem.SafeName(told.Length > 0 ? told : Uri.UnescapeDataString(address.AbsolutePath));
        if (name == "document")
            name = address.Host;
        return
            headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml"
            && Path.GetExtension(name).ToLowerInvariant() is not (".html" or ".htm" or ".shtml" or ".xhtml")
            ? name + ".html"
            : name;
    }

    private static LibraryException Refuse(string chinese, string english) => new("badAddress", english, chinese);
}
