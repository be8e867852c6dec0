namespace RplCaseManager.Web.Tests.Features;

/// <summary>One program for the tests of a class.</summary>
public sealed class WebAppFixture : IAsyncLifetime
{
    public WebApp App { get; private set; } = default!;

    public async ValueTask InitializeAsync() => App = await WebApp.StartAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
