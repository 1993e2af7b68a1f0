using System.Net;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Tests.Attack;
using Microsoft.Extensions.DependencyInjection;

namespace ClauseExtractor.Web.Tests.Access;

/// <summary>Two servers with sign-in over one database: whoever answers, it is the same site.</summary>
public sealed class SharedPeopleTests
{
    [SkippableFact]
    public async Task Who_signed_in_at_one_server_works_at_the_other_and_is_signed_out_at_both()
    {
        await using var pair = await ServerPair.StartAsync();
        Assert.Null(pair.One.Accounts.Create("li", SiteUnderTest.Password, Role.Importer));
        using var client = pair.Client();
        using var signedIn = await SiteUnderTest.SignInAsync(client.At(0), "li", SiteUnderTest.Password);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.At(1).GetAsync("/account")).StatusCode);
        // The form of the one, with its token, is good at the other.
        string token = await SiteUnderTest.TokenAsync(client.At(0), "/account");
        using var left = await client.At(1).PostAsync("/sign-out", SiteUnderTest.Form(token));
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        var log = pair.Two.App.Services.GetRequiredService<AuditLog>().Read(0, 10);
        Assert.Equal(["signOut", "signIn"], log.Select(e => e.Action));
        using var thief = pair.Two.Stranger();
        thief.DefaultRequestHeaders.Add(
            "Cookie",
            signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("session=", StringComparison.Ordinal)).Split(';')[0]
        );
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/account")).StatusCode);
    }

    [SkippableFact]
    public async Task A_key_that_one_server_made_opens_the_other_until_either_withdraws_it()
    {
        await using var pair = await ServerPair.StartAsync();
        using var client = pair.Two.Stranger();
        client.DefaultRequestHeaders.Authorization = new("Bearer", pair.One.TokenOf(Role.Researcher));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/statistics")).StatusCode);
        Assert.True(pair.One.Accounts.WithdrawToken(pair.Two.Accounts.Tokens().Single().Id));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/statistics")).StatusCode);
    }

    [SkippableFact]
    public async Task Wrong_passwords_and_attempts_of_a_minute_are_counted_over_both()
    {
        await using var pair = await ServerPair.StartAsync(o => o with { SignInsAMinute = 2 * SignInAttempts.Free });
        for (int i = 0; i < SignInAttempts.Free; i++)
            (i % 2 == 0 ? pair.One : pair.Two).Accounts.SignIn("wang", "wrong password", "192.0.2.1");
        Assert.Equal(SignInResult.Delayed, pair.Two.Accounts.SignIn("wang", "wrong password", "192.0.2.1").Result);
        var codes = new List<HttpStatusCode>();
        foreach (var site in new[] { pair.One, pair.Two })
        {
            var client = site.Client();
            string token = await SiteUnderTest.TokenAsync(client, "/sign-in");
            for (int i = 0; i < SignInAttempts.Free + 1; i++)
            {
                using var answer = await client.PostAsync("/sign-in", SiteUnderTest.Form(token, ("name", "x" + i), ("password", "guess")));
                codes.Add(answer.StatusCode);
            }
        }
        Assert.Equal(2 * SignInAttempts.Free, codes.Count(c => c == HttpStatusCode.Unauthorized));
        Assert.Equal(2, codes.Count(c => c == HttpStatusCode.TooManyRequests));
    }

    [SkippableFact]
    public async Task Two_admins_who_take_each_others_role_at_once_do_not_both_succeed()
    {
        await using var pair = await ServerPair.StartAsync();
        for (int round = 0; round < 5; round++)
        {
            string[] names = [$"a{round}", $"b{round}"];
            foreach (string name in names)
                Assert.Null(pair.One.Accounts.Create(name, SiteUnderTest.Password, Role.Admin));
            long[] ids = [.. pair.One.Accounts.List().Where(a => a.Role == Role.Admin).Select(a => a.Id)];
            await Task.WhenAll(
                ids.Select((id, i) => Task.Run(() => (i % 2 == 0 ? pair.One : pair.Two).Accounts.Change(id, Role.Researcher, false)))
            );
            Assert.Contains(pair.One.Accounts.List(), a => a.Role == Role.Admin);
        }
    }
}
