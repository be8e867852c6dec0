using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Assessment;
using RplCaseManager.Application.Certificates;
using RplCaseManager.Application.Decisions;
using RplCaseManager.Application.Messages;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Standards;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Messages;

/// <summary>Letters speak only of steps that the scheme has, and of lists that hold something.</summary>
public sealed partial class SwitchedOffTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static TheoryData<VerificationMode, decimal, bool> Switches => new()
    {
        { VerificationMode.All, 1m, true },
        { VerificationMode.All, 1m, false },
        { VerificationMode.Sample, 1m, true },
        { VerificationMode.Sample, 0m, true },
        { VerificationMode.Off, 1m, true },
        { VerificationMode.Off, 1m, false },
    };

    [Theory]
    [MemberData(nameof(Switches))]
    public async Task Letters_NameTheStepsThatTheSchemeHas(VerificationMode verification, decimal share, bool noAnswerContinues)
    {
        await using var host = await RplHost.StartAsync();
        await ImportAsync(host, scheme => scheme with { Verification = verification, VerificationShare = share, NoAnswerContinues = noAnswerContinues });
        var story = await CaseStory.StartAsync(host);
        await story.ClaimSmallAsync();
        await host.DoAsync(Demo.Assessor, new RequestInformation(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), "Please show the protocol.", [(await story.TwoAsync())[0]]));
        await story.AnswerAsync();
        await story.JudgeAllAsync();
        await story.RecommendAsync();
        var verified = verification is not VerificationMode.Off && share > 0;
        Assert.Equal(verified ? CaseState.UnderVerification : CaseState.AwaitingDecision, (await story.SeenByCandidateAsync()).State);
        if (verified)
        {
            await story.ConfirmAsync();
        }

        await story.DecideAsync(granted: false);
        var letters = await LettersAsync(host, story.CaseId);
        Assert.Equal(verified, letters.Any(letter => letter.Contains("second person", StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(noAnswerContinues, letters.Any(letter => letter.Contains("judges with what is there", StringComparison.Ordinal)));
        Assert.Equal(!noAnswerContinues, letters.Any(letter => letter.Contains("your application lapses", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(3, false)]
    [InlineData(null, false)]
    public async Task Reminders_SayHowItIsRenewed_OrThatNothingRenewsIt(int? years, bool renewed)
    {
        await using var host = await RplHost.StartAsync();
        await ImportAsync(host, scheme => scheme, standard => standard with { Validity = new CertificateValidity(years, renewed ? [new RenewalRule(RenewalKind.Refresher, "Refresher seminars")] : Array.Empty<RenewalRule>()) });
        var story = await CaseStory.InAsync(host, CaseState.Decided);
        var certificate = Assert.Single(await host.DoAsync(Demo.Candidate, new ListMyCertificates()));
        Assert.Equal(years is null, certificate.ValidUntil is null);
        host.GoTo((certificate.ValidUntil ?? new DateOnly(2029, 9, 1)).AddDays(-30));
        await host.RunJobsAsync();
        var reminders = (await LettersAsync(host, story.CaseId)).Where(letter => letter.Contains(certificate.Number, StringComparison.Ordinal)).ToList();
        Assert.Equal(years is null ? 0 : 1, reminders.Count);
        Assert.All(reminders, letter => Assert.Equal(renewed, letter.Contains("renewed by: Refresher seminars", StringComparison.Ordinal)));
        Assert.All(reminders, letter => Assert.Equal(!renewed, letter.Contains("names no way to renew it", StringComparison.Ordinal) && letter.Contains("WIFI certification body", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(RplOutcome.Microcredential, true)]
    [InlineData(RplOutcome.QualificationExemption, false)]
    public async Task Decision_PromisesACertificate_OnlyWhereOneIsIssued(RplOutcome outcome, bool certified)
    {
        await using var host = await RplHost.StartAsync();
        await ImportAsync(host, scheme => scheme with { Outcomes = [new SchemeOutcome(outcome, OutcomeBasis.Assumed, "The test")] },
            standard => standard with { Kind = certified ? standard.Kind : StandardKind.FullQualification });
        var story = await CaseStory.StartAsync(host);
        await story.RecommendedAsync();
        await story.ConfirmAsync();
        await story.DeclareAsync(Demo.Decider);
        var decided = await host.DoAsync(Demo.Decider, new Decide(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), [new AwardChoice(outcome, true, "")], "Convincing."));
        Assert.Equal(certified, decided.CertificateIds.Count == 1);
        var letter = (await LettersAsync(host, story.CaseId)).Single(text => text.Contains("has decided", StringComparison.Ordinal));
        Assert.Equal(certified, letter.Contains("your certificate", StringComparison.Ordinal));
        Assert.DoesNotContain("missing", letter, StringComparison.Ordinal);
    }

    private static async Task ImportAsync(RplHost host, Func<SchemeContent, SchemeContent> scheme, Func<StandardContent, StandardContent>? standard = null)
    {
        var seed = Stories.Seed.ReadConfiguration(Demo.NewRequest());
        var result = await host.AsJobAsync(seed with { Schemes = [.. seed.Schemes.Where(content => content.Code == "AT-CERT").Select(scheme)], Standards = [.. seed.Standards.Where(content => content.Code == "at-cnc-specialist").Select(standard ?? (content => content))] });
        Assert.True(result.Ok, result.Refusal?.ToString());
    }

    // Every letter of the case, each checked for holes that an empty value leaves.
    private static async Task<List<string>> LettersAsync(RplHost host, Guid caseId)
    {
        var rows = await host.WithDbAsync(db => db.Outbox.AsNoTracking().Where(row => row.CaseId == caseId).OrderBy(row => row.Id).ToListAsync());
        var letters = rows.ConvertAll(row => NoticeText.Title(row.Kind, row.Values, English) + "\n" + NoticeText.Body(row.Kind, row.Values, English));
        Assert.NotEmpty(letters);
        Assert.All(letters, letter => Assert.False(Hole().IsMatch(letter), letter));
        return letters;
    }

    [GeneratedRegex(@"[:,(] ?[.,;)]|  | [.,;]|\b(by|until|on|for|with) ?[.,]|\(\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Hole();
}
