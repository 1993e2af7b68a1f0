using System.Net;
using System.Net.Http.Json;
using ClauseExtractor.Library.Storage;
using ClauseExtractor.Web.Access;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace ClauseExtractor.Web.Tests.Access;

/// <summary>Sign-in, sessions, tokens, lockout and the audit log.</summary>
public abstract class TeamTests(SiteStore store)
{
    [SkippableFact]
    public async Task Signing_in_leads_back_to_the_page_that_was_asked_for_and_never_elsewhere()
    {
        await using var site = await store.StartAsync(team: true, corpus: false);
        Assert.Null(site.Accounts.Create("li", SiteUnderTest.Password, Role.Researcher));
        var client = site.Client();
        using var asked = await client.GetAsync("/documents?q=1");
        Assert.Equal("/sign-in?back=%2Fdocuments%3Fq%3D1", asked.Headers.Location!.PathAndQuery);
        foreach (
            var (back, leads) in new[]
            {
                ("/documents?q=1", "/documents?q=1"),
                ("https://elsewhere.example/", "/"),
                ("//elsewhere.example", "/"),
                ("/\\elsewhere.example", "/"),
                ("/%0d%0aX: y", "/%0d%0aX: y"),
                ("/a\r\nX: y", "/"),
            }
        )
        {
            using var answer = await client.PostAsync(
                "/sign-in",
                SiteUnderTest.Form(
                    await SiteUnderTest.TokenAsync(client, "/sign-in"),
                    ("name", "li"),
                    ("password", SiteUnderTest.Password),
                    ("back", back)
                )
            );
            Assert.Equal(
                Uri.EscapeDataString(leads),
                Uri.EscapeDataString(
                    Uri.UnescapeDataString(answer.Headers.Location!.OriginalString) == leads
                        ? leads
                        : answer.Headers.Location!.OriginalString
                )
            );
        }
    }

    [SkippableFact]
    public async Task Wrong_passwords_delay_the_next_attempt_and_tell_nothing_of_who_exists()
    {
        await using var site = await store.StartAsync(team: true, corpus: false);
        Assert.Null(site.Accounts.Create("wang", SiteUnderTest.Password, Role.Researcher));
        var client = site.Client();
        var answers = new List<(string Known, string Unknown)>();
        for (int i = 0; i <= SignInAttempts.Free; i++)
        {
            using var known = await SiteUnderTest.SignInAsync(client, "wang", "wrong password");
            using var unknown = await SiteUnderTest.SignInAsync(client, "nobody", "wrong password");
            answers.Add((await ErrorOf(known), await ErrorOf(unknown)));
        }
        Assert.All(answers, a => Assert.Equal(a.Known, a.Unknown));
        Assert.All(answers[..SignInAttempts.Free], a => Assert.Contains("账号或密码不对", a.Known, StringComparison.Ordinal));
        Assert.Contains("过一会儿再试", answers[^1].Known, StringComparison.Ordinal);

        static async Task<string> ErrorOf(HttpResponseMessage answer)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            return page.QuerySelector("[role=alert]")!.TextContent;
        }
    }

    [SkippableFact]
    public async Task Who_guesses_locks_out_nobody_but_himself()
    {
        await using var site = await store.StartAsync(team: true, corpus: false);
        Assert.Null(site.Accounts.Create("wang", SiteUnderTest.Password, Role.Researcher));
        for (int i = 0; i < 3 * SignInAttempts.Free; i++)
            site.Accounts.SignIn("wang", "wrong password", "192.0.2.1");
        Assert.Equal(SignInResult.Delayed, site.Accounts.SignIn("wang", SiteUnderTest.Password, "192.0.2.1").Result);
        Assert.Equal(SignInResult.Done, site.Accounts.SignIn("wang", SiteUnderTest.Password, "192.0.2.2").Result);
    }

    [SkippableFact]
    public void The_delay_grows_and_ends()
    {
        var folder = Directory.CreateTempSubdirectory("clause-web-").FullName;
        var clock = new SteppedClock();
        var attempts = new SignInAttempts(store.People(folder), clock);
        var delays = new List<TimeSpan>();
        for (int i = 1; i <= 14; i++)
        {
            attempts.Fail("LI", "192.0.2.1");
            delays.Add((attempts.DelayedUntil("LI", "192.0.2.1") ?? clock.Now) - clock.Now);
            clock.Now += delays[^1];
            Assert.Null(attempts.DelayedUntil("LI", "192.0.2.1"));
        }
        Assert.All(delays[..(SignInAttempts.Free - 1)], d => Assert.Equal(TimeSpan.Zero, d));
        Assert.Equal([30, 60, 120, 240], delays[(SignInAttempts.Free - 1)..(SignInAttempts.Free + 3)].Select(d => d.TotalSeconds));
        Assert.Equal(SignInAttempts.LongestDelay, delays[^1]);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [SkippableFact]
    public async Task A_session_is_over_with_sign_out_whoever_kept_its_cookie()
    {
        await using var site = await store.StartAsync(team: true, corpus: false);
        Assert.Null(site.Accounts.Create("li", SiteUnderTest.Password, Role.Researcher));
        var client = site.Client();
        using var signedIn = await SiteUnderTest.SignInAsync(client, "li", SiteUnderTest.Password);
        string cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("session=", StringComparison.Ordinal)).Split(';')[
            0
        ];
        var thief = site.Stranger();
        thief.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/account")).StatusCode);
        using var left = await client.PostAsync("/sign-out", SiteUnderTest.Form(await SiteUnderTest.TokenAsync(client, "/account")));
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/account")).StatusCode);
    }

    [SkippableFact]
    public void A_session_ends_at_its_longest_however_much_it_is_used()
    {
        var folder = Directory.CreateTempSubdirectory("clause-web-").FullName;
        var (clock, options) = (new SteppedClock(), new SiteOptions(Path.Combine(folder, "library.db"), []));
        var people = store.People(folder);
        var accounts = new AccountStore(people, new SignInAttempts(people, clock), clock);
        Assert.Null(accounts.Create("li", SiteUnderTest.Password, Role.Researcher));
        var (sessions, account) = (new SessionStore(options, people, clock), accounts.List().Single().Id);
        string id = sessions.Open(account);
        clock.Now += options.LongestSession - TimeSpan.FromSeconds(1);
        Assert.True(sessions.IsOpen(id, account));
        Assert.False(sessions.IsOpen(id, account + 1));
        clock.Now += TimeSpan.FromSeconds(1);
        Assert.False(sessions.IsOpen(id, account));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [SkippableFact]
    public async Task A_new_password_ends_tokens_too()
    {
        await using var site = await store.StartAsync(team: true, corpus: false);
        var client = site.ClientWithToken(Role.Researcher);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/statistics")).StatusCode);
        Assert.Null(site.Accounts.SetPassword(site.Accounts.List().Single().Id, "another horse 7 staple"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/statistics")).StatusCode);
    }

    [SkippableFact]
    public async Task A_hash_of_fewer_rounds_is_made_anew_at_the_next_sign_in()
    {
        await using var site = await store.StartAsync(team: true, corpus: false);
        Assert.Null(site.Accounts.Create("li", SiteUnderTest.Password, Role.Researcher));
        var weaker = new Microsoft.AspNetCore.Identity.PasswordHasher<string>(
            Microsoft.Extensions.Options.Options.Create(new Microsoft.AspNetCore.Identity.PasswordHasherOptions { IterationCount = 1000 })
        );
        string old = weaker.HashPassword("li", SiteUnderTest.Password);
        var people = site.App.Services.GetRequiredService<SiteDatabase>();
        people.Use(c => c.Execute("UPDATE accounts SET hash = @old", new { old }));
        Assert.Equal(SignInResult.Done, site.Accounts.SignIn("li", SiteUnderTest.Password, "").Result);
        string renewed = people.Use(c => c.ExecuteScalar<string>("SELECT hash FROM accounts"))!;
        Assert.NotEqual(old, renewed);
        // Version 3 of the format: after a byte for it and four for the function stand the rounds, big-endian.
        Assert.Equal(
            AccountStore.HashRounds,
            System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(renewed).AsSpan(5))
        );
    }

    [SkippableFact]
    public async Task Guessing_at_full_speed_is_cut_off()
    {
        await using var site = await store.StartAsync(team: true, corpus: false, change: o => o with { SignInsAMinute = 5 });
        var client = site.Client();
        string token = await SiteUnderTest.TokenAsync(client, "/sign-in");
        var codes = new List<HttpStatusCode>();
        for (int i = 0; i < 7; i++)
        {
            using var answer = await client.PostAsync("/sign-in", SiteUnderTest.Form(token, ("name", "x" + i), ("password", "guess")));
            codes.Add(answer.StatusCode);
        }
        Assert.Equal(5, codes.Count(c => c == HttpStatusCode.Unauthorized));
        Assert.Equal(2, codes.Count(c => c == HttpStatusCode.TooManyRequests));
    }

    [SkippableFact]
    public async Task An_account_has_a_rate_of_its_own()
    {
        await using var site = await store.StartAsync(team: true, corpus: false, change: o => o with { RequestsAMinute = 6 });
        var (busy, calm) = (site.ClientWithToken(Role.Researcher), site.ClientWithToken(Role.Researcher));
        var codes = new List<HttpStatusCode>();
        for (int i = 0; i < 12; i++)
        {
            using var answer = await busy.GetAsync("/api/statistics");
            codes.Add(answer.StatusCode);
        }
        Assert.Contains(HttpStatusCode.TooManyRequests, codes);
        using var other = await calm.GetAsync("/api/statistics");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [SkippableFact]
    public async Task A_session_ends_when_the_account_changes()
    {
        await using var site = await store.StartAsync(team: true, corpus: false);
        Assert.Null(site.Accounts.Create("root admin", SiteUnderTest.Password, Role.Admin));
        var client = await site.ClientWithSessionAsync(Role.Reviewer, "zhao");
        using (var before = await client.GetAsync("/review"))
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        long id = site.Accounts.List().Single(a => a.Name == "zhao").Id;
        Assert.Null(site.Accounts.Change(id, Role.Researcher, disabled: false));
        using var after = await client.GetAsync("/review");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [SkippableFact]
    public async Task A_token_is_good_until_it_is_withdrawn_or_its_owner_loses_the_role()
    {
        await using var site = await store.StartAsync(team: true, corpus: false);
        Assert.Null(site.Accounts.Create("root admin", SiteUnderTest.Password, Role.Admin));
        var client = site.ClientWithToken(Role.Importer);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/imports")).StatusCode);
        var token = site.Accounts.Tokens().Single();
        Assert.Null(site.Accounts.Change(token.AccountId, Role.Reviewer, disabled: false));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/imports")).StatusCode);
        Assert.Null(site.Accounts.Change(token.AccountId, Role.Importer, disabled: false));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/imports")).StatusCode);
        Assert.True(site.Accounts.WithdrawToken(token.Id));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/imports")).StatusCode);
    }

    [SkippableFact]
    public async Task Nobody_makes_a_token_above_his_own_role()
    {
        await using var site = await store.StartAsync(team: true, corpus: false);
        var client = await site.ClientWithSessionAsync(Role.Reviewer);
        foreach (var role in Enum.GetValues<Role>())
        {
            using var answer = await client.PostAsync(
                "/account/tokens",
                SiteUnderTest.Form(await SiteUnderTest.TokenAsync(client, "/account"), ("name", "t"), ("role", role.ToString()))
            );
            Assert.Equal(role is Role.Reviewer or Role.Researcher ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [SkippableFact]
    public async Task The_last_admin_stays()
    {
        await using var site = await store.StartAsync(team: true, corpus: false);
        Assert.Null(site.Accounts.Create("one", SiteUnderTest.Password, Role.Admin));
        long id = site.Accounts.List().Single().Id;
        Assert.NotNull(site.Accounts.Change(id, Role.Researcher, false));
        Assert.NotNull(site.Accounts.Change(id, Role.Admin, true));
        Assert.Null(site.Accounts.Create("two", SiteUnderTest.Password, Role.Admin));
        Assert.Null(site.Accounts.Change(id, Role.Researcher, false));
    }

    [SkippableTheory]
    [InlineData("short1!")]
    [InlineData("aaaaaaaaaaaaaa")]
    [InlineData("mallory-2026-x")]
    public async Task A_weak_password_is_refused(string password)
    {
        await using var site = await store.StartAsync(team: true, corpus: false);
        Assert.NotNull(site.Accounts.Create("mallory", password, Role.Researcher));
    }

    [SkippableFact]
    public async Task The_first_admin_is_made_with_the_code_that_was_printed_and_only_once()
    {
        await using var site = await store.StartAsync(team: true, corpus: false);
        var client = site.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/setup?code=0000000000000000")).StatusCode);
        string address = ClauseSite.FirstAccountAddress(site.App)!;
        string code = site.App.Services.GetRequiredService<SetupCode>().Value;
        using var made = await client.PostAsync(
            "/setup",
            SiteUnderTest.Form(
                await SiteUnderTest.TokenAsync(client, address),
                ("code", code),
                ("name", "first"),
                ("password", SiteUnderTest.Password)
            )
        );
        Assert.Equal("/sign-in", made.Headers.Location!.OriginalString);
        Assert.Null(ClauseSite.FirstAccountAddress(site.App));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);
        Assert.Equal(Role.Admin, site.Accounts.List().Single().Role);
    }

    [SkippableFact]
    public async Task The_audit_log_tells_who_did_what_and_holds_no_secret()
    {
        await using var site = await store.StartAsync(team: true);
        var admin = site.ClientWithToken(Role.Admin);
        var reviewer = site.ClientWithToken(Role.Reviewer);
        var document = site.Library.Catalogue.List()[0];
        using var made = await reviewer.PostAsJsonAsync(
            $"/api/documents/{document.Id}/corrections",
            new
            {
                field = "title",
                value = "改过的标题",
                reason = "试",
                revision = document.Revision,
            }
        );
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        using var signIn = await SiteUnderTest.SignInAsync(site.Client(), "somebody", "a-secret-guess");
        string log = await admin.GetStringAsync("/api/audit");
        Assert.Contains("\"action\":\"correct\"", log, StringComparison.Ordinal);
        Assert.Contains("\"action\":\"signIn.wrong\"", log, StringComparison.Ordinal);
        Assert.Contains("Reviewer-", log, StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret-guess", log, StringComparison.Ordinal);
        Assert.DoesNotContain("ce_", log, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_audit_log_tells_what_was_taken_along_and_what_was_refused_and_can_be_exported()
    {
        await using var site = await store.StartAsync(team: true);
        var (reader, admin, stranger) = (
            site.ClientWithToken(Role.Researcher),
            await site.ClientWithSessionAsync(Role.Admin),
            site.Client()
        );
        string id = site.Library.Catalogue.List()[0].Id;
        using (await reader.GetAsync($"/documents/{id}/file"))
        using (await reader.GetAsync("/benefits/table.csv?q=算力"))
        using (await reader.GetAsync("/documents/none/file"))
        using (await reader.GetAsync("/accounts"))
        using (await stranger.GetAsync("/api/accounts")) { }
        string csv = await admin.GetStringAsync("/audit.csv");
        var lines = csv.TrimEnd('\n').Split('\n');
        Assert.Contains(lines, l => l.Contains(",download,/documents/" + id + "/file,", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains(",export,/benefits/table.csv?q=", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains(",refused,GET /accounts,", StringComparison.Ordinal));
        Assert.DoesNotContain(
            lines,
            l => l.Contains("/documents/none/file", StringComparison.Ordinal) || l.Contains("/api/accounts", StringComparison.Ordinal)
        );
        using var refused = await reader.GetAsync("/audit.csv");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [SkippableFact]
    public async Task Passwords_and_keys_are_kept_as_hashes_only()
    {
        await using var site = await store.StartAsync(team: true, corpus: false);
        var client = site.ClientWithToken(Role.Admin);
        string key = client.DefaultRequestHeaders.Authorization!.Parameter!;
        var people = site.App.Services.GetRequiredService<SiteDatabase>();
        if (people.IsShared)
            Assert.All(
                people.Use(c => c.Query<string>("SELECT a::text FROM accounts a UNION ALL SELECT t::text FROM tokens t").ToList()),
                row =>
                    Assert.True(
                        !row.Contains(SiteUnderTest.Password, StringComparison.Ordinal) && !row.Contains(key, StringComparison.Ordinal)
                    )
            );
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (string file in Directory.EnumerateFiles(site.Folder, "*accounts.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            string bytes = await reader.ReadToEndAsync();
            Assert.DoesNotContain(SiteUnderTest.Password, bytes, StringComparison.Ordinal);
            Assert.DoesNotContain(key, bytes, StringComparison.Ordinal);
        }
    }

    private sealed class SteppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
