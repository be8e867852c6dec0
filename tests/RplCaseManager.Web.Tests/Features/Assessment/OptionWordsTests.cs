using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Features.Assessment;
using RplCaseManager.Web.Shell;
using RplCaseManager.Web.Tests.Features.Cases;

namespace RplCaseManager.Web.Tests.Features.Assessment;

/// <summary>What stands against an outcome, with titles, amounts and where from.</summary>
public sealed class OptionWordsTests : PageTest
{
    private static readonly IReadOnlyList<UnitDetails> Units = [new("U1", "Turning", [Sample.Outcome("U1.1")]), new("U2", "Milling", [])];

    public OptionWordsTests() => Services.AddSingleton<RefusalTexts>();

    public static TheoryData<Requirement, string> Requirements => new()
    {
        { new HasUnit("U2"), "Milling" },
        { new HasOutcome("U1.1"), "Outcome U1.1" },
        { new HasQualification("welder"), "welder" },
        { new CreditsFrom(2.5m, []), "credits (still missing: 2.5)" },
        { new CreditsFrom(10, ["U1", "U2"]), "credits from Turning, Milling (still missing: 10)" },
        { new HasExperience(24, "welding"), "experience in welding (months still missing: 24)" },
        { new AtLeast(1, [new HasUnit("U1"), new AllOf([new HasUnit("U2"), new HasExperience(6, "welding")])]), "1 of these: Turning / Milling + experience in welding (months still missing: 6)" },
        { new AtLeast(1, []), "it asks for 1 more than it has" },
    };

    [Theory]
    [MemberData(nameof(Requirements))]
    public void Missing_IsSaidWithItsAmountAndWhereFrom(Requirement requirement, string words)
    {
        var option = new OutcomeOption(RplOutcome.FullQualification, false, [], "outcome.missing", []) { MissingParts = requirement.Evaluate(new()).Missing };
        var text = OptionWords.Against(option, Units, Services.GetRequiredService<RefusalTexts>(), Services.GetRequiredService<IStringLocalizer<Web.Resources.CaseWords>>());
        Assert.Contains(words, text, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryKind_IsTried() =>
        Assert.Equal(Enum.GetValues<MissingKind>().Order(), Requirements.SelectMany(row => row.Data.Item1.Evaluate(new()).Missing).Select(part => part.Kind).Distinct().Order());
}
