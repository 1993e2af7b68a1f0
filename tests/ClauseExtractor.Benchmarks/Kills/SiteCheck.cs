using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace ClauseExtractor.Benchmarks.Kills;

/// <summary>Looks for what a killed site had answered as done, in its files.</summary>
internal static class SiteCheck
{
    public static string Account(int number) => string.Create(CultureInfo.InvariantCulture, $"account {number}");

    /// <summary>Every upload that was accepted is in the library, or waits whole in the inbox; and stands in the audit log once.</summary>
    public static (int Found, string? Missing) Uploads(TrialFolder folder, IReadOnlyList<int> accepted)
    {
        var safe = Imported(folder);
        if (Directory.Exists(folder.File("library.inbox")))
            foreach (string note in Directory.EnumerateFiles(folder.File("library.inbox"), "*.json"))
            {
                using var item = JsonDocument.Parse(File.ReadAllBytes(note));
                string content = Path.ChangeExtension(note, ".bin");
                if (File.Exists(content))
                    safe.Add(Hash(File.ReadAllBytes(content)));
            }
        string? lost = accepted.Select(n => (int?)n).FirstOrDefault(n => !safe.Contains(Hash(MadePolicies.Content(n!.Value))))
            is { } missing
            ? $"{MadePolicies.Name(missing)} is lost"
            : null;
        return (safe.Count, lost ?? NotInLog(folder, "import", [.. accepted.Select(MadePolicies.Name)]));
    }

    /// <returns>An accepted upload that is not in the library; null where all are.</returns>
    public static string? NotImported(TrialFolder folder, IReadOnlyList<int> accepted)
    {
        var imported = Imported(folder);
        return accepted.Where(n => !imported.Contains(Hash(MadePolicies.Content(n)))).Select(MadePolicies.Name).FirstOrDefault();
    }

    /// <summary>Every account that was answered as made is there, and each that is there stands in the audit log once.</summary>
    public static (int Found, string? Missing) Accounts(TrialFolder folder, IReadOnlyList<int> accepted)
    {
        var names = Column(folder.File("library.accounts.db"), "SELECT name FROM accounts");
        string? lost = accepted.Select(Account).FirstOrDefault(name => !names.Contains(name));
        var made = names.Where(n => n.StartsWith("account ", StringComparison.Ordinal)).ToList();
        return (
            made.Count,
            lost is not null ? $"{lost} is lost" : NotInLog(folder, "account.create", [.. made.Select(n => n + " Researcher")])
        );
    }

    private static string? NotInLog(TrialFolder folder, string action, IReadOnlyList<string> subjects)
    {
        var entered = Column(
            folder.File("library.accounts.db"),
            $"SELECT subject FROM audit WHERE action = '{action}' UNION ALL SELECT '' WHERE 0"
        );
        return subjects.FirstOrDefault(subject => entered.Count(e => e == subject) != 1) is { } unlogged
            ? $"{unlogged} stands {entered.Count(e => e == unlogged)} times in the audit log"
            : null;
    }

    private static HashSet<string> Imported(TrialFolder folder) =>
        [.. Column(folder.File(TrialFolder.Library), "SELECT sha256 FROM sources")];

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static List<string> Column(string path, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(reader.GetString(0));
        return values;
    }
}
