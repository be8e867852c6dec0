using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Tests.Features;

/// <summary>Components of staff on a real installation: they send real operations as the person who is signed in.</summary>
public abstract class StaffTest : PageTest, IAsyncLifetime
{
    protected RplHost Host { get; private set; } = default!;

    public async ValueTask InitializeAsync() => Host = await RplHost.StartAsync();

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Signs in; before the first component is rendered.</summary>
    protected async Task SignInAsync(string email)
    {
        var actor = await Host.ActorAsync(email);
        var session = this.AddAuthorization();
        session.SetAuthorized(email);
        session.SetClaims(new Claim(ClaimTypes.NameIdentifier, actor.Id.ToString()));
        Services.AddSingleton(Host.Operations);
        Services.AddSingleton<TimeProvider>(Host.Time);
        Services.AddScoped<OperationClient>();
        Services.AddSingleton<RefusalTexts>();
    }

    /// <summary>Presses a key on a page that listens.</summary>
    protected static Task PressAsync(IRenderedComponent<IComponent> page, string key) =>
        page.FindComponent<KeyboardKeys>().Instance.KeyPressedAsync(key);

    /// <summary>Path and query of the address.</summary>
    protected string Address => new Uri(Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery;
}
