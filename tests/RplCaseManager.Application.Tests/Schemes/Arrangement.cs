using RplCaseManager.Application.People;
using RplCaseManager.Application.Providers;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Programmes;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Schemes;

/// <summary>An installation with the shipped schemes in which the demo people work for every awarding body.</summary>
public sealed class ArrangementHost : IAsyncLifetime
{
    public RplHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await RplHost.StartAsync();
        var bodies = Shipped.Select(scheme => scheme.AwardingBody).Distinct(StringComparer.Ordinal).Where(body => body != "AT-WIFI");
        foreach (var body in bodies)
        {
            await GrantAsync(Demo.Officer, Role.CaseOfficer, body);
            await GrantAsync(Demo.Assessor, Role.Assessor, body);
            await GrantAsync(Demo.Verifier, Role.Verifier, body);
            await GrantAsync(Demo.Decider, Role.Decider, body);
            await AccreditAsync(body);
        }
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>The schemes as they ship.</summary>
    public static IReadOnlyList<SchemeContent> Shipped { get; } = Stories.Seed.ReadConfiguration(Demo.NewRequest()).Schemes;

    /// <summary>Puts a standard (and, for an exemption or admission, a programme on it) under a scheme.</summary>
    public async Task<(string Standard, string? Programme)> PlaceAsync(SchemeContent scheme, RplOutcome outcome, int? eqfLevel = null)
    {
        var code = $"for-{scheme.Code}-{outcome}-{eqfLevel?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "x"}".ToLowerInvariant();
        var standard = Standard(scheme, outcome, code, eqfLevel);
        var programme = outcome is RplOutcome.ProgrammeExemption or RplOutcome.Admission ? Programme(scheme, code) : null;
        var imported = await Host.AsJobAsync(new ImportSeed(Demo.NewRequest()) { Standards = [standard], Programmes = programme is null ? [] : [programme] });
        Assert.True(imported.Ok, imported.Refusal?.ToString());
        return (code, programme?.Code);
    }

    private static StandardContent Standard(SchemeContent scheme, RplOutcome outcome, string code, int? eqfLevel)
    {
        var conditions = scheme.Yields(outcome)?.Conditions;
        var model = Stories.Seed.ReadConfiguration(Demo.NewRequest()).Standards.First(standard => standard.Code == "at-cnc-specialist");
        return model with
        {
            Code = code,
            Title = $"{scheme.Code}: {outcome}",
            Kind = outcome is RplOutcome.Microcredential ? StandardKind.Microcredential : StandardKind.FullQualification,
            AwardingBody = scheme.AwardingBody,
            Schemes = [scheme.Code],
            EqfLevel = eqfLevel ?? conditions?.MinEqfLevel ?? conditions?.MaxEqfLevel ?? 4,
            Units = [Unit(model, 1, 5), Unit(model, 2, 5), Unit(model, 3, 10)],
            Composition = null,
        };
    }

    // Three small units: five, five and ten credits.
    private static Unit Unit(StandardContent model, int number, decimal credits) =>
        model.Units[number - 1] with { Code = $"U{number}", Outcomes = [model.Units[number - 1].Outcomes[0] with { Code = $"U{number}.1", Mandatory = true, MaxEvidenceAgeYears = null }], Credits = credits };

    private static ProgrammeContent Programme(SchemeContent scheme, string code) => new()
    {
        Code = code + "-course",
        Title = "Course",
        Kind = ProgrammeKind.EducationProgramme,
        Summary = "A course of two parts.",
        Provider = scheme.AwardingBody,
        Standard = code,
        Schemes = [scheme.Code],
        Parts = [new("P1", "First part", ["U1.1"]), new("P2", "Second part", ["U2.1", "U3.1"])],
        EntryRequirement = new HasUnit("U1"),
    };

    // The standards of these tests are no awards that a body is accredited for one by one.
    private async Task AccreditAsync(string body)
    {
        var provider = await Host.DoAsync(Demo.Administrator, new GetProvider(body));
        if (provider.Content.Accreditations.All(entry => entry.Award is not null))
        {
            await Host.DoAsync(Demo.Administrator, new SaveProvider(Demo.NewRequest(), provider.Version,
                provider.Content with { Accreditations = [.. provider.Content.Accreditations, new(null, new DateOnly(2015, 1, 1), null, "The authority")] }, "For the arrangements."));
        }
    }

    private async Task GrantAsync(string email, Role role, string body)
    {
        var person = (await Host.ActorAsync(email)).Id;
        var result = await Host.SendAsync(Demo.Administrator, new GrantRole(Demo.NewRequest(), person, role, body));
        Assert.True(result.Ok || result.Refusal is RuleRefusal { Rule: "person.role.has" }, result.Refusal?.ToString());
    }
}
