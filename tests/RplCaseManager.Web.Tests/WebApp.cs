using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RplCaseManager.Infrastructure.Jobs;
using RplCaseManager.TestKit;

namespace RplCaseManager.Web.Tests;

/// <summary>The whole program on a port of its own, with the data and the clock of a <see cref="RplHost"/>.</summary>
public sealed partial class WebApp : IAsyncDisposable
{
    private readonly WebApplication app;

    private WebApp(RplHost host, WebApplication app) => (Host, this.app) = (host, app);

    /// <summary>The same installation without its web: operations, tables, clock.</summary>
    public RplHost Host { get; }

    /// <summary>What the program is composed of.</summary>
    public IServiceProvider Services => app.Services;

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Starts the program.</summary>
    /// <param name="settings">More settings, such as <c>--Rpl:RateLimits:SignInPerMinute=3</c>.</param>
    public static async Task<WebApp> StartAsync(params string[] settings)
    {
        var host = await RplHost.StartAsync();
        var program = Program.Build(
        [
            "--environment=Development", "--applicationName=RplCaseManager.Web", "--contentRoot=" + Repository.Web, "--urls=http://127.0.0.1:0",
            "--Rpl:DataFolder=" + host.Settings.DataFolder, "--Rpl:Jobs=false", "--Rpl:TimeZone=" + RplHost.Zone.Id, "--Rpl:RateLimits:SignInPerMinute=1000", "--Rpl:RateLimits:PublicPerMinute=1000", "--Logging:LogLevel:Default=Warning", .. settings,
        ], host.Time);
        await Program.StartAsync(program);
        await program.StartAsync();
        return new WebApp(host, program);
    }

    /// <summary>A browser: keeps its cookies, follows no redirects.</summary>
    public Browser Open() => new(Address);

    /// <summary>The newest mail to somebody, as it lies in the pickup folder, after every due mail was sent.</summary>
    public async Task<string> MailToAsync(string address)
    {
        await app.Services.GetRequiredService<HangfireJobs>().RunAllAsync(CancellationToken.None);
        var texts = Directory.EnumerateFiles(Path.Combine(Host.Settings.DataFolder, "mail"), "*.eml").OrderBy(File.GetLastWriteTimeUtc).Select(File.ReadAllText);
        return texts.Last(text => text.Contains($"<{address}>", StringComparison.Ordinal)).Replace("=\r\n", "", StringComparison.Ordinal);
    }

    /// <summary>Path and query of the link in a mail.</summary>
    public static string LinkIn(string mail) => new Uri(Link().Match(mail).Value).PathAndQuery;

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await Host.DisposeAsync();
    }

    [GeneratedRegex(@"http://\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
