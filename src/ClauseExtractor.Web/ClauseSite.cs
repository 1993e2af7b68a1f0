using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using ClauseExtractor.Json;
using ClauseExtractor.Library;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Api;
using ClauseExtractor.Web.Asking;
using ClauseExtractor.Web.Hosting;
using ClauseExtractor.Web.Importing;
using ClauseExtractor.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClauseExtractor.Web;

/// <summary>The site: what it is made of, and the order in which a request passes through it.</summary>
public static class ClauseSite
{
    private const int LeastThreads = 32;

    /// <summary>Puts the site together; run it with <c>RunAsync</c>.</summary>
    /// <param name="configure">Last changes to the builder; tests put their server in here.</param>
    /// <exception cref="InvalidOperationException">The options ask to listen beyond this machine without sign-in.</exception>
    /// <exception cref="LibraryException">The library's file is none, or a newer product made it.</exception>
    public static WebApplication Build(SiteOptions options, Action<WebApplicationBuilder>? configure = null)
    {
        if (options is { Team: false, Office: not null })
            throw new InvalidOperationException("An office's sign-in needs team mode.");
        if (!options.Team && !IPAddress.IsLoopback(options.Address))
            throw new InvalidOperationException(
                $"Without sign-in the site listens on this machine only, not on {options.Address}; add --team."
            );
        // Imports wait for the disk on threads of the common pool, which makes new ones only every half second: readers would wait for
        // them.
        ThreadPool.GetMinThreads(out int workers, out int ports);
        ThreadPool.SetMinThreads(Math.Max(workers, LeastThreads), ports);
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production }
        );
        // Addresses from the environment must not widen what the user asked for.
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = options.HeadPatience;
            kestrel.Limits.MaxRequestBodySize = options.FileBytes + (1 << 20);
            // A page goes to the buffer whole, however slowly its reader takes it: what worked it out is free for the next.
            kestrel.Limits.MaxResponseBufferSize = 1 << 20;
            kestrel.Listen(options.Address, options.Port);
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error);
        // These two remark on what is as it should be: forms are not cached, and keys lie beside the accounts.
        builder
            .Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // Who starts the site is told what is wrong in a sentence; the host would add a trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        AddServices(builder, options);
        configure?.Invoke(builder);
        var app = builder.Build();
        // Measuring begins with the site, not with the first question.
        app.Services.GetRequiredService<SiteMetrics>();
        if (app.Services.GetRequiredService<SiteOptions>().Team)
            app.Services.GetRequiredService<AuditLog>().TakeOver();
        Pass(app);
        Map(app);
        return app;
    }

    /// <summary>
    /// In team mode, the path at which the first account is made while there is none; it holds a code and is for whoever started the site.
    /// Null otherwise.
    /// </summary>
    public static string? FirstAccountAddress(WebApplication site) =>
        site.Services.GetRequiredService<SiteOptions>().Team && site.Services.GetRequiredService<AccountStore>().IsEmpty
            ? "/setup?code=" + site.Services.GetRequiredService<SetupCode>().Value
            : null;

    private static void AddServices(WebApplicationBuilder builder, SiteOptions options)
    {
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(_ =>
            PolicyLibrary.Open(options.LibraryAddress ?? LibraryAddress.Parse(options.LibraryPath), options.Library)
        );
        services.AddSingleton(provider => provider.GetRequiredService<PolicyLibrary>().Site(options.AccountsFile));
        if (options is { LibraryAddress.IsFile: false })
            AddQueue<SharedImportQueue>(services);
        else
            AddQueue<ImportQueue>(services);
        services.AddSingleton(new AddressFetcher(options.FileBytes));
        services.AddHostedService<LibraryFollowing>();
        services.AddSingleton<PageImages>();
        services.AddSingleton<Questions>();
        services.AddSingleton<LibraryCache>();
        services.AddSingleton<PageTurns>();
        services.AddSingleton<WarmUp>();
        services.AddHostedService(provider => provider.GetRequiredService<WarmUp>());
        services.AddHttpContextAccessor();
        services.AddScoped<SiteContext>();
        // Chinese as it is: the framework's own encoder would write each character as a number, three times as long.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorComponents();
        services.AddProblemDetails();
        services.AddExceptionHandler<LibraryProblems>();
        services.AddMetrics();
        services.AddSingleton<SiteMetrics>();
        // A value that does not fit its parameter is told as the other problems are.
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        services.Configure<FormOptions>(form =>
            (form.MultipartBodyLengthLimit, form.ValueCountLimit) = (options.FileBytes + (1 << 20), 2048)
        );
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Encoder = RecordJson.Options.Encoder;
            foreach (var converter in RecordJson.Options.Converters)
                json.SerializerOptions.Converters.Add(converter);
            json.SerializerOptions.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver());
        });
        services.AddSiteAccess(options);
        services.AddSiteApiDescription();
    }

    private static void AddQueue<T>(IServiceCollection services)
        where T : class, IImportQueue, IHostedService
    {
        services.AddSingleton<T>();
        services.AddSingleton<IImportQueue>(provider => provider.GetRequiredService<T>());
        services.AddHostedService(provider => provider.GetRequiredService<T>());
    }

    private static void Pass(WebApplication app)
    {
        PublicAddress.Use(app, app.Services.GetRequiredService<SiteOptions>());
        app.UseMiddleware<HostGuard>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<HeadRequests>();
        app.UseExceptionHandler(new ExceptionHandlerOptions { AllowStatusCode404Response = true, ExceptionHandler = FailurePage.Write });
        app.UseStatusCodePages(FailurePage.WriteStatus);
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<StrangerLimit>();
        app.UseMiddleware<AuditTrail>();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseMiddleware<ChangeGuard>();
        app.UseMiddleware<OwnChanges>();
        app.UseMiddleware<TurnTaking>();
    }

    private static void Map(WebApplication app)
    {
        AssetEndpoints.Map(app);
        StateEndpoints.Map(app);
        LanguageEndpoint.Map(app);
        SignInEndpoints.Map(app);
        SearchEndpoints.Map(app);
        DocumentEndpoints.Map(app);
        BenefitEndpoints.Map(app);
        MatchEndpoints.Map(app);
        EstimateEndpoints.Map(app);
        CalendarEndpoints.Map(app);
        WatchEndpoints.Map(app);
        StandingEndpoints.Map(app);
        RevisionEndpoints.Map(app);
        CompareEndpoints.Map(app);
        ImportEndpoints.Map(app);
        ReviewEndpoints.Map(app);
        AskEndpoints.Map(app);
        AdminEndpoints.Map(app);
        SiteApi.Map(app);
    }
}
