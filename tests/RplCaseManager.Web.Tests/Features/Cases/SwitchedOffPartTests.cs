using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.Application.Certificates;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Certificates;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Web.Features.Assessment;
using RplCaseManager.Web.Features.Cases;
using RplCaseManager.Web.Features.Certificates;
using RplCaseManager.Web.Features.Standards;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Tests.Features.Cases;

/// <summary>Pages speak only of steps that the scheme has, and of renewals that the qualification names.</summary>
public sealed class SwitchedOffPartTests : PageTest
{
    private static readonly string[] Verifying = ["second person", "verif"];

    public SwitchedOffPartTests() => Services.AddSingleton<RefusalTexts>();

    public static TheoryData<CaseState, VerificationMode> Before => new MatrixTheoryData<CaseState, VerificationMode>([CaseState.Draft, CaseState.Submitted, CaseState.Incomplete, CaseState.InAssessment], Enum.GetValues<VerificationMode>());

    public static TheoryData<VerificationMode> Modes => [.. Enum.GetValues<VerificationMode>()];

    [Theory]
    [MemberData(nameof(Before))]
    public void CandidatesCase_PromisesVerification_OnlyWhereTheSchemeVerifies(CaseState state, VerificationMode mode)
    {
        var details = Sample.Case(state) with { Verification = mode };
        var read = Text<Web.Resources.MyCase>("Next." + WhoHasIt.NextWords(details)) + Render<WhoHasItCard>(parts => parts.Add(part => part.Case, details)).Markup
            + Render<SituationCallout>(parts => parts.Add(part => part.Case, details)).Markup;
        var speaks = Verifying.Any(word => read.Contains(word, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(mode is not VerificationMode.Off && state is CaseState.Submitted or CaseState.InAssessment && mode is not VerificationMode.Off, speaks);
        Assert.Equal(speaks && mode is (VerificationMode.Sample or VerificationMode.RiskBased), read.Contains("for some cases", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Register_NamesTheClockOfTheVerifier_OnlyWhereTheSchemeVerifies(VerificationMode mode)
    {
        var scheme = new SchemeSummary("AT-CERT", "Certification", [new SchemeOutcome(RplOutcome.Microcredential, OutcomeBasis.Named, "Source")], Sample.Case(CaseState.Draft).Clocks, mode);
        var shown = Render<StandardSchemes>(parts => parts.Add(part => part.Page, Page(scheme)).Add(part => part.Words, new StandardWords(Services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<Web.Resources.StandardPages>>())));
        Assert.Equal(mode is not VerificationMode.Off, shown.Markup.Contains("second person", StringComparison.Ordinal));
        Assert.Equal(mode is VerificationMode.Sample or VerificationMode.RiskBased, shown.Markup.Contains("for some cases", StringComparison.Ordinal));
    }

    [Fact]
    public void Register_SaysWhatASchemeAsks_AndNothingElse()
    {
        var scheme = new SchemeSummary("ES", "Recognition", [], Sample.Case(CaseState.Draft).Clocks, VerificationMode.Off);
        foreach (var trait in Enum.GetValues<SchemeTrait>())
        {
            var shown = Render<StandardSchemes>(parts => parts.Add(part => part.Page, Page(scheme with { Traits = [trait] }))
                .Add(part => part.Words, new StandardWords(Services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<Web.Resources.StandardPages>>())));
            Assert.Equal([trait], Enum.GetValues<SchemeTrait>().Where(other => shown.Markup.Contains(Text<Web.Resources.StandardPages>($"Trait.{other}"), StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Register_SaysSo_WhereNothingCanBeSought()
    {
        var scheme = new SchemeSummary("AT-CERT", "Certification", [new SchemeOutcome(RplOutcome.Microcredential, OutcomeBasis.Named, "Source")], Sample.Case(CaseState.Draft).Clocks, VerificationMode.All);
        var shown = Render<StandardSchemes>(parts => parts.Add(part => part.Page, Page(scheme) with { State = VersionState.Published })
            .Add(part => part.Words, new StandardWords(Services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<Web.Resources.StandardPages>>())));
        Assert.Empty(shown.FindAll("a.btn"));
        Assert.Contains("nothing can be sought", shown.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(VerificationMode.All, true, "")]
    [InlineData(VerificationMode.Sample, false, "Recommendation.Skipped")]
    [InlineData(VerificationMode.Off, false, "Recommendation.Off")]
    public void Recommendation_SaysWhyItWasNotVerified(VerificationMode mode, bool drawn, string words)
    {
        var shown = Render<RecommendationCard>(parts => parts.Add(part => part.Details, Sample.Case(CaseState.AwaitingDecision) with { Verification = mode, VerificationDrawn = drawn }));
        foreach (var key in new[] { "Recommendation.Skipped", "Recommendation.Off" })
        {
            Assert.Equal(key == words, shown.Markup.Contains(Text<Web.Resources.Judging>(key), StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public void Certificate_SaysHowItIsRenewed_OrThatNothingRenewsIt(bool limited, bool renewed)
    {
        var row = new CertificateRow(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), "AT-1", "CNC", "Zoë Größl", CertificateStanding.Valid, Sample.Today, limited ? Sample.Today.AddYears(3) : null, "token", "")
        {
            Today = Sample.Today,
            RenewedBy = renewed ? ["Refresher seminars"] : [],
        };
        var shown = Render<CertificateCard>(parts => parts.Add(part => part.Row, row));
        Assert.Equal(renewed, shown.Markup.Contains("Refresher seminars", StringComparison.Ordinal));
        Assert.Equal(limited && !renewed, shown.Markup.Contains(Text<Web.Resources.MyCertificates>("Renewal.None"), StringComparison.Ordinal));
    }

    private static StandardPage Page(SchemeSummary scheme) => new(null!, 1, VersionState.Retired, null, "WIFI", true, [scheme], [1]);
}
