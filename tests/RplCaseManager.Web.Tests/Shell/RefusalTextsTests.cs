using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.Application.Operations;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Tests.Shell;

/// <summary>A change meanwhile is told as it was: by somebody, by oneself elsewhere, by a date that passed.</summary>
public sealed class RefusalTextsTests : PageTest
{
    [Fact]
    public void ChangedMeanwhile_SaysWhoeverItWas()
    {
        Services.AddScoped<RefusalTexts>();
        var texts = Services.GetRequiredService<RefusalTexts>();
        var changed = new ChangedMeanwhile("Zoë Größl", new DateTimeOffset(2026, 9, 2, 8, 0, 0, TimeSpan.Zero), "case.accepted", 2);
        Assert.StartsWith("Zoë Größl changed this on 2 September 2026", texts.Of(changed), StringComparison.Ordinal);
        Assert.StartsWith("You changed this yourself on 2 September 2026", texts.Of(changed with { Yourself = true }), StringComparison.Ordinal);
        Assert.StartsWith("A date passed on 2 September 2026", texts.Of(changed with { By = "" }), StringComparison.Ordinal);
    }
}
