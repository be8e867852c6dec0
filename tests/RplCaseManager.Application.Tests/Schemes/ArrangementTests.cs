using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Certificates;
using RplCaseManager.Application.Decisions;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Providers;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Schemes;

/// <summary>Every shipped scheme runs a real case, through the operations, to each outcome that it yields, and refuses each that it does not (Cedefop table 16).</summary>
public sealed class ArrangementTests(ArrangementHost arrangement) : IClassFixture<ArrangementHost>
{
    private RplHost Host => arrangement.Host;

    public static TheoryData<string, RplOutcome> Enabled() =>
        new(ArrangementHost.Shipped.SelectMany(scheme => scheme.Outcomes.Select(entry => (scheme.Code, entry.Outcome))));

    public static TheoryData<string, RplOutcome> NotEnabled() =>
        new(ArrangementHost.Shipped.SelectMany(scheme => Enum.GetValues<RplOutcome>().Where(outcome => scheme.Yields(outcome) is null).Select(outcome => (scheme.Code, outcome))));

    [Fact]
    public void Pairs_AreThe27SchemesTimesTheSixOutcomes() => Assert.Equal(27 * 6, Enabled().Count + NotEnabled().Count);

    [Theory, MemberData(nameof(Enabled))]
    public async Task Case_RunsToTheOutcome(string code, RplOutcome outcome)
    {
        var scheme = Scheme(code);
        var story = await DraftAsync(scheme, outcome);
        await SubmitAsync(story, Kind(scheme));
        // A partial award, and the exemption from parts, is what is won of a whole that is not.
        string[] missing = outcome is RplOutcome.PartialQualification or RplOutcome.QualificationExemption ? ["U3.1"] : [];
        await JudgeAsync(story, missing);

        var decided = await story.DecideAsync([new AwardChoice(outcome, true, "")]);

        var decision = (await Host.DoAsync(story.Candidate, new GetDecisions(story.CaseId)))[0];
        var award = decision.Content.Awards.Single();
        Assert.Equal((outcome, true), (award.Outcome, award.Granted));
        Assert.NotEmpty(award.UnitCodes);
        Assert.Equal(missing, decision.Content.GapPlan.Select(gap => gap.OutcomeCode));
        Assert.Equal(CertificateIssue.Certifies(outcome) ? 1 : 0, decided.CertificateIds.Count);
        Assert.Equal(CaseState.Decided, (await story.SeenByCandidateAsync()).State);
    }

    [Theory, MemberData(nameof(NotEnabled))]
    public async Task OutcomeThatIsNotEnabled_IsRefused_AndSaysSo(string code, RplOutcome outcome)
    {
        var scheme = Scheme(code);
        var (standard, programme) = await arrangement.PlaceAsync(scheme, outcome);

        var refusal = await Host.RefusedAsync(Demo.Candidate, new StartCase(Demo.NewRequest(), standard, code, [outcome], programme));

        Assert.Equal(outcome.ToString(), Stories.ByRule("outcome.scheme.not-enabled", refusal));
    }

    [Theory]
    [InlineData("AT", RplOutcome.FullQualification, 6)]
    [InlineData("LT", RplOutcome.Microcredential, 6)]
    [InlineData("LU", RplOutcome.FullQualification, 6)]
    [InlineData("LU", RplOutcome.PartialQualification, 5)]
    public async Task StandardOutsideTheConditions_IsRefused(string code, RplOutcome outcome, int eqfLevel)
    {
        var (standard, _) = await arrangement.PlaceAsync(Scheme(code), outcome, eqfLevel);

        var refusal = await Host.RefusedAsync(Demo.Candidate, new StartCase(Demo.NewRequest(), standard, code, [outcome]));

        Assert.Equal(outcome.ToString(), Stories.ByRule("outcome.scheme.condition", refusal));
    }

    [Theory]
    [InlineData("BE-VLG", "case.submit.proof-of-experience")]
    [InlineData("LT", "case.submit.documented")]
    public async Task FileWithoutWhatTheSchemeDemands_IsNotTaken(string code, string rule)
    {
        var story = await DraftAsync(Scheme(code), RplOutcome.Microcredential);
        await story.FillAsync(EvidenceKind.ReflectiveAccount);

        Stories.ByRule(rule, await Host.RefusedAsync(story.Candidate, new SubmitCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync())));

        Assert.Equal(CaseState.Draft, (await story.SeenByCandidateAsync()).State);
        await Host.DoAsync(story.Candidate, new WithdrawCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), ""));
    }

    [Fact]
    public async Task Czechia_AwardsNothingWithoutTheExamination()
    {
        var story = await DraftAsync(Scheme("CZ"), RplOutcome.Microcredential);
        await SubmitAsync(story, EvidenceKind.WorkSample);
        await JudgeAsync(story);

        Stories.ByRule("outcome.examination", await RefusedDecisionAsync(story, RplOutcome.Microcredential));
        await story.DecideAsync([new AwardChoice(RplOutcome.Microcredential, false, "The examination was not taken.")]);
    }

    [Fact]
    public async Task Croatia_NeedsTenCreditsForAPartialQualification()
    {
        var story = await DraftAsync(Scheme("HR"), RplOutcome.PartialQualification);
        await SubmitAsync(story, EvidenceKind.WorkSample);
        await JudgeAsync(story, "U2.1", "U3.1");

        Stories.ByRule("outcome.partial.minimum", await RefusedDecisionAsync(story, RplOutcome.PartialQualification));
        await story.DecideAsync([new AwardChoice(RplOutcome.PartialQualification, false, "Five credits are not ten.")]);
    }

    [Fact]
    public async Task Ireland_PutsTogetherOnlySteppingStonesOfFiveCredits()
    {
        var story = await DraftAsync(Scheme("IE"), RplOutcome.PartialQualification);
        await SubmitAsync(story, EvidenceKind.WorkSample);
        await JudgeAsync(story, "U1.1", "U2.1");

        Stories.ByRule("outcome.unit", await RefusedDecisionAsync(story, RplOutcome.PartialQualification));
        await story.DecideAsync([new AwardChoice(RplOutcome.PartialQualification, false, "The unit is larger than a stepping stone.")]);
    }

    [Fact]
    public async Task Finland_LetsOnlyFormalEducationAward()
    {
        var body = Stories.Seed.ReadConfiguration(Demo.NewRequest()).Providers.First(provider => provider.Code == "FI-VET");
        var refused = await Host.AsJobAsync(new ImportSeed(Demo.NewRequest())
        {
            Providers = [body with { Code = "FI-OTHER", CertificatePrefix = "FI-OTHER", Kind = ProviderKind.PrivateTraining }],
            Schemes = [Scheme("FI") with { Code = "FI-TWO", AwardingBody = "FI-OTHER" }],
        });

        Assert.Equal("scheme.body.kind", Assert.Single(Assert.IsType<ImportRefused>(refused.Refusal).Problems).Problem.Rule);
    }

    private async Task<CaseStory> DraftAsync(SchemeContent scheme, RplOutcome outcome)
    {
        var (standard, programme) = await arrangement.PlaceAsync(scheme, outcome);
        return await CaseStory.StartAsync(Host, Demo.Candidate, standard, scheme.Code, programme, outcome);
    }

    private static async Task SubmitAsync(CaseStory story, EvidenceKind kind)
    {
        await story.FillAsync(kind);
        await story.Host.DoAsync(story.Candidate, new SubmitCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync()));
    }

    private static async Task JudgeAsync(CaseStory story, params string[] missing)
    {
        await story.AcceptAsync();
        await story.ClaimAsync();
        await story.JudgeAllAsync(Demo.Assessor, missing);
        await story.RecommendAsync();
        // Whether it is verified was drawn, as the scheme says.
        if ((await story.SeenByCandidateAsync()).State is CaseState.UnderVerification)
        {
            await story.ConfirmAsync();
        }
    }

    private async Task<Refusal> RefusedDecisionAsync(CaseStory story, RplOutcome outcome)
    {
        await story.DeclareAsync(Demo.Decider);
        return await Host.RefusedAsync(Demo.Decider, new Decide(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), [new AwardChoice(outcome, true, "")], "Granted."));
    }

    // The kind of evidence that meets what the scheme demands.
    private static EvidenceKind Kind(SchemeContent scheme) => scheme.ExaminationObligatory ? EvidenceKind.AssessmentResult
        : scheme.ProofOfExperienceFirst || scheme.DocumentedEvidenceRequired ? EvidenceKind.ProofOfExperience : EvidenceKind.WorkSample;

    private static SchemeContent Scheme(string code) => ArrangementHost.Shipped.Single(scheme => scheme.Code == code);
}
