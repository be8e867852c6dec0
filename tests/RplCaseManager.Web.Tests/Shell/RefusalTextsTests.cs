using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Tests.Shell;

/// <summary>Values of a refusal as people read them.</summary>
public sealed class RefusalTextsTests : PageTest
{
    public RefusalTextsTests() => Services.AddSingleton<RefusalTexts>();

    [Fact]
    public void Instant_IsWrittenInTheZoneInWhichItComes()
    {
        var texts = Services.GetRequiredService<RefusalTexts>();
        var text = texts.Of(new ChangedMeanwhile("Zoë Größl", new DateTimeOffset(2026, 9, 3, 0, 30, 0, TimeSpan.FromHours(2)), "case.accepted", 7));
        Assert.Contains("3 September 2026, 00:30", text, StringComparison.Ordinal);
        Assert.DoesNotContain("UTC", text, StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyTheRefusalThatIsMadeInTheSchemesZone_CarriesAnInstant() => Assert.Equal([typeof(ChangedMeanwhile)],
        typeof(ChangedMeanwhile).Assembly.GetTypes().Concat(typeof(Refusal).Assembly.GetTypes()).Where(type => type.IsSubclassOf(typeof(Refusal)))
            .Where(type => type.GetProperties().Any(property => property.PropertyType == typeof(DateTimeOffset) || property.PropertyType == typeof(DateTimeOffset?))));

    [Fact]
    public void ChangedMeanwhile_SaysWhoeverItWas()
    {
        var texts = Services.GetRequiredService<RefusalTexts>();
        var changed = new ChangedMeanwhile("Zoë Größl", new DateTimeOffset(2026, 9, 2, 8, 0, 0, TimeSpan.Zero), "case.accepted", 2);
        Assert.StartsWith("Zoë Größl changed this on 2 September 2026", texts.Of(changed), StringComparison.Ordinal);
        Assert.StartsWith("You changed this yourself on 2 September 2026", texts.Of(changed with { Yourself = true }), StringComparison.Ordinal);
        Assert.StartsWith("A date passed on 2 September 2026", texts.Of(changed with { By = "" }), StringComparison.Ordinal);
    }

    [Fact]
    public void ProblemOfAnOutcome_NamesTheOutcomeInWords()
    {
        var texts = Services.GetRequiredService<RefusalTexts>();
        Assert.Contains("partial qualification", texts.Of(new ContentProblem("outcomes[0].source", "scheme.outcome.source", "PartialQualification")), StringComparison.Ordinal);
        Assert.Contains("IS-XX", texts.Of(new ContentProblem("creditSystem", "reference.credit-system", "IS-XX")), StringComparison.Ordinal);
    }
}
