using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace ClauseExtractor.Library.Storage;

/// <summary>The address of a database of a PostgreSQL server, read from a URI as libpq reads them.</summary>
internal sealed class PostgresAddress
{
    private PostgresAddress(NpgsqlConnectionStringBuilder settings) => Settings = settings;

    public NpgsqlConnectionStringBuilder Settings { get; }

    /// <summary>Without user and password.</summary>
    public string Name =>
        $"postgres://{Settings.Host}{(Settings.Port == NpgsqlConnection.DefaultPort ? "" : $":{Settings.Port}")}/{Settings.Database}"
        + $"{(Settings.SearchPath is { } schema ? "?search_path=" + schema : "")}";

    /// <summary>
    /// Where this machine keeps what belongs to the library: a folder named by the database and a hash of its address, whoever signs in.
    /// </summary>
    public string Folder(string? root)
    {
        root ??= Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "clause-extractor",
            "libraries"
        );
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Name)))[..12];
        return Path.Combine(
            Path.GetFullPath(root),
            $"{string.Concat(Settings.Database!.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))}-{hash}"
        );
    }

    /// <exception cref="LibraryException"><c>badValue</c>; the message holds nothing of the address but the name of a setting.</exception>
    public static PostgresAddress Parse(string target)
    {
        if (!Uri.TryCreate(target, UriKind.Absolute, out var uri))
            throw Bad(
                "it is no address; characters such as @, / and # in a password are written as %40, %2F and %23",
                "不是有效的地址；密码中的 @、/、# 等字符须写成 %40、%2F、%23"
            );
        var settings = new NpgsqlConnectionStringBuilder { Port = uri.Port > 0 ? uri.Port : NpgsqlConnection.DefaultPort };
        string[] user = uri.UserInfo.Split(':', 2);
        if (user[0].Length > 0)
            settings.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1)
            settings.Password = Uri.UnescapeDataString(user[1]);
        // An address between brackets is one of version 6.
        settings.Host = uri.Host.Trim('[', ']');
        settings.Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/'));
        foreach (string pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            Set(settings, pair);
        if (string.IsNullOrEmpty(settings.Host))
            settings.Host = "localhost";
        if (string.IsNullOrEmpty(settings.Database))
            throw Bad("it names no database", "未写明数据库名");
        // Sessions are left as they were found, so none has to be wiped; the statements are few and come again and again.
        settings.NoResetOnClose = true;
        settings.MaxAutoPrepare = 60;
        settings.ApplicationName ??= "clause";
        settings.IncludeErrorDetail = false;
        settings.PersistSecurityInfo = false;
        return new PostgresAddress(settings);
    }

    private static void Set(NpgsqlConnectionStringBuilder settings, string pair)
    {
        string[] parts = pair.Split('=', 2);
        string name = Uri.UnescapeDataString(parts[0]);
        try
        {
            string keyword = Keyword(name),
                value = parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "";
            // libpq writes verify-full where Npgsql has VerifyFull.
            settings[keyword] = keyword == "SSL Mode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }
        catch (Exception e)
            when (e is ArgumentException or FormatException or OverflowException or InvalidCastException or KeyNotFoundException)
        {
            throw Bad($"the setting {name} or its value is not known", $"设置 {name} 或其值无法识别");
        }
    }

    /// <summary>
    /// The names that libpq has and Npgsql has not; all others are Npgsql's own, such as <c>sslmode</c> and <c>timeout</c>.
    /// </summary>
    private static string Keyword(string name) =>
        name.ToLowerInvariant() switch
        {
            "user" => "Username",
            "dbname" => "Database",
            "sslmode" => "SSL Mode",
            "sslcert" => "SSL Certificate",
            "sslkey" => "SSL Key",
            "sslrootcert" => "Root Certificate",
            "connect_timeout" => "Timeout",
            "application_name" => "Application Name",
            "search_path" => "Search Path",
            "target_session_attrs" => "Target Session Attributes",
            _ => name,
        };

    private static LibraryException Bad(string english, string chinese) =>
        new(
            "badValue",
            $"The address of the library cannot be read: {english}. It looks like postgres://user@host:5432/database.",
            $"无法识别资料库地址：{chinese}。写法如 postgres://user@host:5432/database。"
        );
}
