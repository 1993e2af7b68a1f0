using System.Net;
using ClauseExtractor.Web.Access;
using Microsoft.Extensions.DependencyInjection;

namespace ClauseExtractor.Web.Tests.Access;

/// <summary>Sign-in by an office's provider, against a small one that speaks the protocol.</summary>
public sealed class OfficeSignInTests
{
    [Fact]
    public async Task Whom_the_provider_vouches_for_is_led_back_to_the_page_he_asked_for_with_the_role_it_names()
    {
        await using var provider = await OfficeProvider.StartAsync();
        await using var site = await StartAsync(provider);
        var client = site.Client();
        Assert.Contains("/sign-in/office?back=%2Freview", await client.GetStringAsync("/sign-in?back=/review"), StringComparison.Ordinal);
        Assert.Equal("/review", await SignInAsync(client, "/review"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/review")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/accounts")).StatusCode);
        var account = Assert.Single(site.Accounts.List());
        Assert.Equal(("li", Role.Reviewer), (account.Name, account.Role));
        var entry = site.App.Services.GetRequiredService<AuditLog>().Read(0, 10).Single(e => e.Action == "signIn");
        Assert.Equal(("li", "Office"), (entry.Who, entry.Subject));
    }

    [Fact]
    public async Task The_role_is_what_the_provider_says_at_each_sign_in_and_another_one_ends_the_sessions_before()
    {
        await using var provider = await OfficeProvider.StartAsync();
        await using var site = await StartAsync(provider);
        var (before, after) = (site.Client(), site.Client());
        await SignInAsync(before);
        provider.Person["roles"] = new[] { "researcher", "admin", "something else" };
        await SignInAsync(after);
        Assert.Equal(HttpStatusCode.OK, (await after.GetAsync("/accounts")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await before.GetAsync("/review")).StatusCode);
        Assert.Equal(Role.Admin, Assert.Single(site.Accounts.List()).Role);
    }

    [Fact]
    public async Task Roles_may_come_from_another_claim_under_other_names()
    {
        await using var provider = await OfficeProvider.StartAsync();
        provider.Person["groups"] = new[] { "政策复核组" };
        provider.Person["roles"] = new[] { "admin" };
        await using var site = await StartAsync(
            provider,
            office =>
                office with
                {
                    RoleClaim = "groups",
                    Roles = new Dictionary<string, Role> { ["政策复核组"] = Role.Reviewer },
                }
        );
        Assert.Equal("/", await SignInAsync(site.Client()));
        Assert.Equal(Role.Reviewer, Assert.Single(site.Accounts.List()).Role);
    }

    [Theory]
    [InlineData("no role")]
    [InlineData("another key")]
    [InlineData("another nonce")]
    [InlineData("another client")]
    [InlineData("disabled here")]
    public async Task Whom_it_does_not_vouch_for_gets_nothing(string fault)
    {
        await using var provider = await OfficeProvider.StartAsync();
        await using var site = await StartAsync(provider);
        Assert.Null(site.Accounts.Create("root admin", SiteUnderTest.Password, Role.Admin));
        switch (fault)
        {
            case "no role":
                provider.Person["roles"] = new[] { "guest" };
                break;
            case "another key":
                provider.SignsWithAnotherKey = true;
                break;
            case "another nonce":
                provider.ChangesTheNonce = true;
                break;
            case "another client":
                provider.NamesAnotherClient = "another";
                break;
            default:
                await SignInAsync(site.Client());
                Assert.Null(site.Accounts.Change(site.Accounts.List().Single(a => a.Name == "li").Id, Role.Reviewer, disabled: true));
                break;
        }
        var client = site.Client();
        Assert.Equal("/sign-in?office=refused", await SignInAsync(client));
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/review")).StatusCode);
        if (fault is "no role" or "disabled here")
            Assert.Equal(("signIn.wrong", "li"), Entry(site) is var e ? (e.Action, e.Who) : default);
    }

    [Fact]
    public async Task An_answer_that_this_browser_did_not_ask_for_signs_nobody_in()
    {
        await using var provider = await OfficeProvider.StartAsync();
        await using var site = await StartAsync(provider);
        using var asked = await site.Client().GetAsync("/sign-in/office");
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answered = await browser.GetAsync(asked.Headers.Location);
        var victim = site.Client();
        using var answer = await victim.GetAsync(answered.Headers.Location!.PathAndQuery);
        Assert.Equal("/sign-in?office=refused", answer.Headers.Location!.OriginalString);
        using var made = await victim.GetAsync(OfficeScheme.ReturnPath + "?code=1&state=made-up");
        Assert.Equal("/sign-in?office=refused", made.Headers.Location!.OriginalString);
        Assert.Empty(site.Accounts.List());
    }

    [Fact]
    public async Task Nobody_takes_over_an_account_by_its_name()
    {
        await using var provider = await OfficeProvider.StartAsync();
        await using var site = await StartAsync(provider);
        Assert.Null(site.Accounts.Create("li", SiteUnderTest.Password, Role.Admin));
        await SignInAsync(site.Client());
        Assert.Equal([("li", Role.Admin), ("li (2)", Role.Reviewer)], site.Accounts.List().Select(a => (a.Name, a.Role)));
        // The name of his own may change; he stays who he is.
        provider.Person["preferred_username"] = "li wei";
        await SignInAsync(site.Client());
        Assert.Equal(2, site.Accounts.List().Count);
        Assert.Equal(SignInResult.Wrong, site.Accounts.SignIn("li (2)", "", "192.0.2.1").Result);
    }

    [Fact]
    public async Task Behind_a_proxy_the_provider_is_told_the_public_address()
    {
        await using var provider = await OfficeProvider.StartAsync();
        await using var site = await StartAsync(provider, publicUrl: new Uri("https://policies.example:8443"));
        var client = site.Client();
        client.BaseAddress = new Uri("https://policies.example");
        using var asked = await client.GetAsync("/sign-in/office");
        Assert.Contains(
            "redirect_uri=https%3A%2F%2Fpolicies.example%3A8443%2Fsign-in%2Foffice%2Freturn",
            asked.Headers.Location!.Query,
            StringComparison.Ordinal
        );
        Assert.All(
            asked.Headers.GetValues("Set-Cookie"),
            cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task Without_a_provider_or_team_mode_there_is_no_such_sign_in()
    {
        await using var site = await SiteUnderTest.StartAsync(team: true, corpus: false);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client().GetAsync("/sign-in/office")).StatusCode);
        var options = new SiteOptions(Path.Combine(site.Folder, "other.db"), [])
        {
            Office = new OfficeSignIn(new Uri("https://office.example"), "x", null),
        };
        Assert.Throws<InvalidOperationException>(() => ClauseSite.Build(options));
    }

    private static Task<SiteUnderTest> StartAsync(
        OfficeProvider provider,
        Func<OfficeSignIn, OfficeSignIn>? change = null,
        Uri? publicUrl = null
    )
    {
        var office = new OfficeSignIn(provider.Address, OfficeProvider.Client, OfficeProvider.Secret);
        return SiteUnderTest.StartAsync(
            team: true,
            corpus: false,
            change: o => o with { Office = change?.Invoke(office) ?? office, PublicUrl = publicUrl }
        );
    }

    /// <summary>What a browser does: to the provider, and from there back.</summary>
    /// <returns>Where it is led in the end.</returns>
    private static async Task<string> SignInAsync(HttpClient client, string back = "/")
    {
        using var asked = await client.GetAsync("/sign-in/office?back=" + Uri.EscapeDataString(back));
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answered = await browser.GetAsync(asked.Headers.Location);
        using var signedIn = await client.GetAsync(answered.Headers.Location!.PathAndQuery);
        return signedIn.Headers.Location!.OriginalString;
    }

    private static AuditEntry Entry(SiteUnderTest site) => site.App.Services.GetRequiredService<AuditLog>().Read(0, 1)[0];
}
