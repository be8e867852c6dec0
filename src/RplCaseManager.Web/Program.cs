using System.Data.Common;
using Hangfire;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Console;
using RplCaseManager.Application.People;
using RplCaseManager.Infrastructure.Jobs;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.Web.Features.People;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;
using RplCaseManager.Web.Shell.Commands;
using RplCaseManager.Web.Shell.Doors;

namespace RplCaseManager.Web;

/// <summary>The program: a server, or one operator's command.</summary>
public sealed partial class Program
{
    private Program()
    {
    }

    public static async Task<int> Main(string[] args)
    {
        var started = false;
        try
        {
            if (OperatorCommands.IsCommand(args))
            {
                return await CommandAsync(args, Console.Out, Console.Error);
            }

            await using var app = Build(args);
            await StartAsync(app);
            await app.StartAsync();
            started = true;
            await NameFirstAdministratorAsync(app);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception exception) when (exception is WrongSettingException or SeedFileException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 2;
        }
        catch (DbException exception) when (!started)
        {
            await Console.Error.WriteLineAsync("The database cannot be used. Please check Rpl:Database and ConnectionStrings:Rpl, and that the server runs. It says: " + exception.Message);
            return 2;
        }
        catch (Exception exception) when (!started && exception is (IOException or FormatException))
        {
            await Console.Error.WriteLineAsync("The program cannot listen on its address. Please choose another one by ASPNETCORE_URLS or --urls. It says: " + exception.Message);
            return 2;
        }
    }

    /// <summary>Runs an operator's command; answers its exit code.</summary>
    public static Task<int> CommandAsync(string[] args, TextWriter output, TextWriter errors) => new OperatorCommands(ComposeForCommand, args, output, errors).RunAsync();

    /// <summary>Composes the server.</summary>
    /// <param name="time">Tests give their clock.</param>
    public static WebApplication Build(string[] args, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateBuilder(Where(args, AppContext.BaseDirectory));
        // The default address stands here, so that ASPNETCORE_URLS and --urls win.
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null && builder.Configuration["Kestrel:Endpoints:Http:Url"] is null)
        {
            builder.WebHost.UseUrls("http://localhost:5080");
        }

        var settings = RplSettings.Read(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddRpl(settings, builder.Environment.IsDevelopment(), time ?? SystemClock);
        builder.Services.AddRplJobs(settings);
        builder.Services.AddShell(builder.Environment);
        builder.Services.AddScoped<OperationClient>();
        builder.Services.AddSingleton<RefusalTexts>();
        builder.Services.AddSingleton(new HomeZone(settings.Zone));
        builder.Services.AddSingleton(builder.Environment.IsDevelopment()
            ? new DemoPeople(Seed.ReadPeople(), DatabaseSetup.DemoPassword, settings.Mail.Kind is MailKind.Pickup ? settings.Mail.Folder : null) : DemoPeople.None);
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        builder.Services.ConfigureApplicationCookie(cookie =>
        {
            (cookie.LoginPath, cookie.AccessDeniedPath, cookie.Cookie.Name) = ("/account/sign-in", "/account/denied", "rpl-session");
            (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (TimeSpan.FromHours(10), true);
        });
        builder.Services.AddRplSignIn();
        builder.Services.AddApi();
        builder.Services.AddWatching(builder.Configuration);
        builder.Services.AddAuthorization();
        builder.Services.AddRateLimits(builder.Configuration);
        builder.Services.AddScoped<AuthenticationStateProvider, RevalidatingSessions>();

        var app = builder.Build();
        app.UseShell();
        app.UseMiddleware<PublicPages>();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseApi();
        app.MapFiles();
        app.MapApi();
        app.MapWatching();
        app.MapExports();
        app.MapSpreadsheets();
        app.MapAccount();
        app.MapHistoryExport();
        app.MapJobDashboard();
        app.MapShell();
        return app;
    }

    /// <summary>What a command needs: everything but the web and its jobs.</summary>
    private static WebApplication ComposeForCommand(string[] args)
    {
        var builder = WebApplication.CreateBuilder(Where([.. args.Where(OperatorCommands.IsSetting)], AppContext.BaseDirectory));
        // What a command prints is its answer; troubles go beside it.
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).AddFilter<ConsoleLoggerProvider>(level => level >= LogLevel.Warning);
        builder.Services.AddRpl(RplSettings.Read(builder.Configuration, builder.Environment.ContentRootPath), builder.Environment.IsDevelopment(), SystemClock);
        builder.Services.AddLocalization();
        builder.Services.AddSingleton<RefusalTexts>();
        return builder.Build();
    }

    /// <summary>A published program finds its pages, settings and data folder beside itself, wherever it is started from; in a checkout they are in the project's folder, where <c>dotnet run</c> starts it.</summary>
    public static WebApplicationOptions Where(string[] args, string program)
    {
        var named = args.Any(arg => arg.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase)) || Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT") is not null;
        return new() { Args = args, ContentRootPath = !named && Directory.Exists(Path.Combine(program, "wwwroot")) ? program : null };
    }

    /// <summary>Prepares the data folder and plans the jobs.</summary>
    public static async Task StartAsync(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var settings = app.Services.GetRequiredService<RplSettings>();
        await app.Services.GetRequiredService<DatabaseSetup>().PrepareAsync(Seed, app.Environment.IsDevelopment(), app.Lifetime.ApplicationStopping);
        if (settings.Jobs)
        {
            HangfireJobs.Schedule(app.Services.GetRequiredService<IRecurringJobManager>());
        }
    }

    /// <summary>Says in the log how the first administrator gets in, where there is none. Development has its demo people.</summary>
    private static async Task NameFirstAdministratorAsync(WebApplication app)
    {
        var path = app.Environment.IsDevelopment() ? "" : await app.Services.GetRequiredService<DatabaseSetup>().FirstAdministratorAsync(app.Lifetime.ApplicationStopping);
        if (path.Length > 0)
        {
            LogFirstAdministrator(app.Logger, MakeFirstAdministratorHandler.Email, new Uri(app.Services.GetRequiredService<RplSettings>().BaseAddress, path));
        }
    }

    private static SeedFolder Seed { get; } = new(Path.Combine(AppContext.BaseDirectory, "seed-data"));

#pragma warning disable RS0030 // The composition root is the one place that names the system's clock.
    private static TimeProvider SystemClock => TimeProvider.System;
#pragma warning restore RS0030

    [LoggerMessage(LogLevel.Warning, "There is no administrator yet. Open this link once to set the password of the first one, who signs in as {Email}: {Link}")]
    private static partial void LogFirstAdministrator(ILogger logger, string email, Uri link);
}
