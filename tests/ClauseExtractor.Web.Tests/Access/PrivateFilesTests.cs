using ClauseExtractor.Web.Access;

namespace ClauseExtractor.Web.Tests.Access;

/// <summary>What lies beside the library is for nobody else on this machine.</summary>
public sealed class PrivateFilesTests
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    [Fact]
    public async Task Accounts_and_keys_are_for_the_owner_alone()
    {
        if (OperatingSystem.IsWindows())
            return;
        await using var site = await SiteUnderTest.StartAsync(team: true, corpus: false);
        await site.ClientWithSessionAsync(Role.Admin);
        string keys = Path.Combine(site.Folder, "library.accounts.keys");
        Assert.NotEmpty(Directory.GetFiles(keys));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(keys));
        foreach (string file in Directory.GetFiles(keys).Concat(Directory.GetFiles(site.Folder, "library.accounts.db*")))
            Assert.Equal((UnixFileMode)0, File.GetUnixFileMode(file) & Others);
    }

    [Fact]
    public async Task A_folder_of_keys_that_others_could_enter_is_closed_to_them()
    {
        if (OperatingSystem.IsWindows())
            return;
        string folder = Directory.CreateTempSubdirectory("clause-web-").FullName,
            keys = Path.Combine(folder, "library.accounts.keys");
        Directory.CreateDirectory(keys, (UnixFileMode)0b111_101_101);
        await using var site = await SiteUnderTest.StartAsync(team: true, corpus: false, folder: folder);
        Assert.Equal((UnixFileMode)0, File.GetUnixFileMode(keys) & Others);
    }

    [Fact]
    public async Task The_last_use_of_a_token_is_shown_and_its_end_is_ninety_days_off()
    {
        await using var site = await SiteUnderTest.StartAsync(team: true, corpus: false);
        var client = await site.ClientWithSessionAsync(Role.Admin, "chief");
        var (token, key) = site.Accounts.CreateToken(
            site.Accounts.List().Single().Id,
            "program",
            Role.Researcher,
            new SiteOptions("", []).TokenLife
        );
        Assert.Equal(90, (token.ExpiresAt - token.CreatedAt).TotalDays);
        Assert.Contains("未使用过", await client.GetStringAsync("/account"), StringComparison.Ordinal);
        var program = site.Client();
        program.DefaultRequestHeaders.Authorization = new("Bearer", key);
        await program.GetStringAsync("/api/statistics");
        Assert.Contains("上次使用 ", await client.GetStringAsync("/account"), StringComparison.Ordinal);
    }
}
