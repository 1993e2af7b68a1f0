using System.Net;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Storage;
using ClauseExtractor.Reading;
using ClauseExtractor.Web.Asking;

namespace ClauseExtractor.Web;

/// <summary>How the site is served.</summary>
/// <param name="LibraryPath">The library's file; made where there is none.</param>
/// <param name="Readers">The document readers for what is uploaded, in order of preference.</param>
public sealed record SiteOptions(string LibraryPath, IReadOnlyList<IDocumentReader> Readers)
{
    private readonly bool? fetchesAddresses;

    /// <summary>
    /// Where the library is, where that is a server's database, which then holds accounts, sessions, keys, limits and the audit log too.
    /// Null
    /// for the file.
    /// </summary>
    public LibraryAddress? LibraryAddress { get; init; }

    /// <summary>How the library is opened; null for the defaults.</summary>
    public LibraryOptions? Library { get; init; }

    /// <summary>Where to listen. Anything beyond loopback needs <see cref="Team"/>.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 for any free one.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>
    /// Ask for sign-in: accounts with roles, tokens and an audit log. Without it the site serves the one user of this machine.
    /// </summary>
    public bool Team { get; init; }

    /// <summary>
    /// The address at which people reach the site, where a proxy stands in front of it: scheme, name and port. Null where they reach it
    /// directly.
    /// </summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>
    /// The proxies whose word on a caller's address is taken (X-Forwarded-For). Empty with a <see cref="PublicUrl"/>: this machine's.
    /// </summary>
    public IReadOnlyList<IPAddress> Proxies { get; init; } = [];

    /// <summary>
    /// The office's own sign-in (OpenID Connect), beside names and passwords; null where there is none. Needs <see cref="Team"/>.
    /// </summary>
    public OfficeSignIn? Office { get; init; }

    /// <summary>The accounts' file, where the library is a file; null for <c>NAME.accounts.db</c> beside the library.</summary>
    public string? AccountsPath { get; init; }

    /// <summary>Who the one user is, where there is no sign-in: the author of corrections.</summary>
    public string LocalUser { get; init; } = Environment.UserName;

    /// <summary>The language model for questions and proposals; null where none is configured, and the site works without.</summary>
    public SiteAssistant? Assistant { get; init; }

    /// <summary>Bytes of one uploaded file at most.</summary>
    public long FileBytes { get; init; } = 64L << 20;

    /// <summary>Files of one upload at most.</summary>
    public int FilesAtOnce { get; init; } = 500;

    /// <summary>
    /// Whether pages and files are imported by their address, from the public internet. Off in team mode unless asked for.
    /// </summary>
    public bool FetchesAddresses
    {
        get => fetchesAddresses ?? !Team;
        init => fetchesAddresses = value;
    }

    /// <summary>Addresses fetched a minute for one account or address.</summary>
    public int FetchesAMinute { get; init; } = 20;

    /// <summary>Requests a minute for one account or address in team mode.</summary>
    public int RequestsAMinute { get; init; } = 1200;

    /// <summary>Attempts to sign in a minute for one address.</summary>
    public int SignInsAMinute { get; init; } = 20;

    /// <summary>Questions to the language model a minute for one account or address.</summary>
    public int QuestionsAMinute { get; init; } = 10;

    /// <summary>How long a session lasts without being used.</summary>
    public TimeSpan Session { get; init; } = TimeSpan.FromHours(8);

    /// <summary>How long a session lasts however much it is used.</summary>
    public TimeSpan LongestSession { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How long an API token is good.</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Bytes of a request at most whose sender nobody knows, in team mode: a sign-in form needs no more.</summary>
    public long StrangerBytes { get; init; } = 64 << 10;

    /// <summary>How long a caller may take to send the head of a request.</summary>
    public TimeSpan HeadPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>True where people reach the site over TLS.</summary>
    internal bool IsSecure => PublicUrl?.Scheme == Uri.UriSchemeHttps;

    internal string AccountsFile => AccountsPath ?? SiteDatabase.FileOf(LibraryPath);

    /// <summary>Where uploaded files wait, so that nothing is lost when the browser or the site is closed.</summary>
    internal string InboxFolder => System.IO.Path.ChangeExtension(LibraryPath, ".inbox");
}
