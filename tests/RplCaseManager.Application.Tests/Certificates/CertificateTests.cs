using RplCaseManager.Application.Certificates;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Certificates;
using RplCaseManager.Domain.Shared;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Certificates;

/// <summary>Certificates: issue, verification by anyone, reminders, expiry, revocation.</summary>
public sealed class CertificateTests
{
    private static readonly DateOnly LastDay = new(2029, 9, 1);
    private static readonly DateOnly BornOn = new(1988, 3, 14);

    [Fact]
    public async Task Certificate_IsValidForThreeYears_BothDaysIncluded()
    {
        await using var host = await RplHost.StartAsync();
        var (_, certificate) = await IssuedAsync(host);
        Assert.Equal((new DateOnly(2026, 9, 2), LastDay), (certificate.ValidFrom, certificate.ValidUntil!.Value));
        Assert.StartsWith("AT-CERT-2026-000001-", certificate.Number);
        Assert.True(Numbers.IsWellFormed(certificate.Number));
        // The last day ends in Vienna at 22:00 UTC; nobody runs a job.
        host.Time.SetUtcNow(new DateTimeOffset(2029, 9, 1, 21, 59, 59, TimeSpan.Zero));
        Assert.Equal(CertificateStanding.Valid, (await VerifyAsync(host, certificate)).Standing);
        host.Time.SetUtcNow(new DateTimeOffset(2029, 9, 1, 22, 0, 0, TimeSpan.Zero));
        Assert.Equal(CertificateStanding.Expired, (await VerifyAsync(host, certificate)).Standing);
    }

    [Fact]
    public async Task Certificate_CarriesEveryMandatoryElement()
    {
        await using var host = await RplHost.StartAsync();
        var (story, certificate) = await IssuedAsync(host);
        var content = (await VerifyAsync(host, certificate)).Content;
        Assert.Equal(("Małgorzata Świątkowska-Brückner", BornOn, "CNC specialist certificate", "AT", "WIFI certification body"),
            (content.HolderName, content.HolderDateOfBirth, content.Title, content.Country, content.AwardingBody));
        Assert.Equal(22, content.Units.Sum(unit => unit.Outcomes.Count));
        Assert.All(new[] { content.Workload, content.FormOfParticipation, content.QualityAssurance }, stated => Assert.False(string.IsNullOrEmpty(stated.Text)));
        Assert.NotEmpty(content.AssessmentMethods);
        Assert.True(content.IdentityChecked && content.IssuerAccredited);
        var file = await host.DoAsync(Demo.Candidate, new GetCertificateFile(story.CaseId, certificate.Id));
        Assert.Equal(($"certificate-{certificate.Number}.pdf", "application/pdf"), (file.FileName, file.MediaType));
    }

    [Fact]
    public async Task Verification_ByTokenOrByNumberAndDateOfBirth_NeedsNoAccount()
    {
        await using var host = await RplHost.StartAsync();
        var (_, certificate) = await IssuedAsync(host);
        var byToken = await VerifyAsync(host, certificate);
        Assert.Equal((CertificateStanding.Valid, CheckResult.Passed, CheckResult.Passed, CheckResult.Passed), (byToken.Standing, byToken.Seal, byToken.Accreditation, byToken.NotRevoked));
        var byNumber = await host.Operations.SendAsync(Actor.Anyone, new VerifyByNumber(" " + certificate.Number.ToLowerInvariant(), BornOn));
        Assert.Equal(certificate.Number, byNumber.Value!.Content.Number);
    }

    [Fact]
    public async Task Verification_WithAWrongDate_IsAnsweredLikeAnUnknownNumber()
    {
        await using var host = await RplHost.StartAsync();
        var (_, certificate) = await IssuedAsync(host);
        var unknown = Numbers.Make("AT-CERT", 2026, 999);
        Assert.Equal(new NotFound("certificate"), await ByNumberAsync(host, certificate.Number, BornOn.AddDays(1)));
        Assert.Equal(new NotFound("certificate"), await ByNumberAsync(host, unknown, BornOn));
        Assert.Equal(new NotFound("certificate"), (await host.Operations.SendAsync(Actor.Anyone, new VerifyByToken("guessed"))).Refusal);
        Stories.ByField("DateOfBirth", "required", await ByNumberAsync(host, certificate.Number, null));
        Stories.ByField("Number", "check-character", await ByNumberAsync(host, certificate.Number[..^1] + (certificate.Number[^1] == 'A' ? 'B' : 'A'), BornOn));
    }

    [Fact]
    public async Task Verification_OfAChangedRow_SaysThatTheSealIsBroken()
    {
        await using var host = await RplHost.StartAsync();
        var (_, certificate) = await IssuedAsync(host);
        using (var behind = new Operations.Trace(host))
        {
            behind.Execute("UPDATE \"Certificates\" SET \"SealedText\" = replace(\"SealedText\", 'CNC specialist', 'CNC master')");
        }

        var seen = await VerifyAsync(host, certificate);
        Assert.Equal((CheckResult.Failed, CheckResult.NotChecked), (seen.Seal, seen.Accreditation));
    }

    [Fact]
    public async Task Holder_IsRemindedNinetyThirtyAndSevenDaysBefore_OnceEach_ThenToldOfTheEnd()
    {
        await using var host = await RplHost.StartAsync();
        var (story, _) = await IssuedAsync(host);
        var told = new List<int>();
        foreach (var day in new[] { -91, -90, -89, -31, -30, -29, -8, -7, -6, 0 })
        {
            host.GoTo(LastDay.AddDays(day));
            await host.RunJobsAsync();
            await host.RunJobsAsync();
            told.Add((await host.OutboxAsync(story.CaseId, "certificate-reminder")).Count);
        }

        Assert.Equal([0, 1, 1, 1, 2, 2, 2, 3, 3, 3], told);
        Assert.Empty(await host.OutboxAsync(story.CaseId, "expired"));
        host.GoTo(LastDay.AddDays(1));
        await host.RunJobsAsync();
        await host.RunJobsAsync();
        Assert.Single(await host.OutboxAsync(story.CaseId, "expired"));
        Assert.All(await host.OutboxAsync(story.CaseId, "certificate-reminder"), row => Assert.NotNull(row.SentAt));
        Assert.Single(await host.ActionsAsync(Domain.Audit.Streams.Case(story.CaseId)), "certificate.expired");
    }

    [Fact]
    public async Task JobThatSleptThroughThreeReminders_SendsOnlyTheLatest()
    {
        await using var host = await RplHost.StartAsync();
        var (story, _) = await IssuedAsync(host);
        host.GoTo(LastDay.AddDays(-3));
        await host.RunJobsAsync();
        Assert.EndsWith(":2029-09-01:7", Assert.Single(await host.OutboxAsync(story.CaseId, "certificate-reminder")).Key);
    }

    [Fact]
    public async Task JobThatSleptThroughTheEnd_RemindsNobody()
    {
        await using var host = await RplHost.StartAsync();
        var (story, _) = await IssuedAsync(host);
        host.GoTo(LastDay.AddDays(30));
        await host.RunJobsAsync();
        Assert.Empty(await host.OutboxAsync(story.CaseId, "certificate-reminder"));
        Assert.Equal("2029-09-01", Assert.Single(await host.OutboxAsync(story.CaseId, "expired")).Values["due"]);
    }

    [Fact]
    public async Task Revocation_IsSeenAtOnce_TellsTheReason_AndEndsTheReminders()
    {
        await using var host = await RplHost.StartAsync();
        var (story, certificate) = await IssuedAsync(host);
        Stories.ByField("Reason", "required", await host.RefusedAsync(Demo.Decider, new RevokeCertificate(Demo.NewRequest(), story.CaseId, certificate.Id, " ")));
        await host.DoAsync(Demo.Decider, new RevokeCertificate(Demo.NewRequest(), story.CaseId, certificate.Id, "The portfolio was not the holder's own."));
        var seen = await VerifyAsync(host, certificate);
        Assert.Equal((CertificateStanding.Revoked, CheckResult.Failed, "The portfolio was not the holder's own."), (seen.Standing, seen.NotRevoked, seen.RevocationReason));
        Assert.Equal("The portfolio was not the holder's own.", Assert.Single(await host.OutboxAsync(story.CaseId, "revoked")).Values["text"]);
        Assert.IsType<WrongState>(await host.RefusedAsync(Demo.Decider, new RevokeCertificate(Demo.NewRequest(), story.CaseId, certificate.Id, "Again.")));
        host.GoTo(LastDay.AddDays(-5));
        await host.RunJobsAsync();
        Assert.Empty(await host.OutboxAsync(story.CaseId, "certificate-reminder"));
    }

    [Fact]
    public async Task Reminder_OfACertificateThatWasRevokedBeforeTheMailLeft_IsDropped()
    {
        await using var host = await RplHost.StartAsync();
        var (story, certificate) = await IssuedAsync(host);
        host.GoTo(LastDay.AddDays(-5));
        await host.Jobs.RunAsync(CancellationToken.None);
        await host.DoAsync(Demo.Decider, new RevokeCertificate(Demo.NewRequest(), story.CaseId, certificate.Id, "A fraud."));
        await host.RunJobsAsync();
        var row = Assert.Single(await host.OutboxAsync(story.CaseId, "certificate-reminder"));
        Assert.True(row.SentAt is null && row.DroppedAt is not null);
    }

    [Fact]
    public async Task Certificate_OfAnotherCase_IsNotThere()
    {
        await using var host = await RplHost.StartAsync();
        var (_, certificate) = await IssuedAsync(host);
        var other = await CaseStory.StartAsync(host, Demo.OtherCandidate);
        Assert.Equal(new NotFound("certificate"), await host.RefusedAsync(Demo.OtherCandidate, new GetCertificateFile(other.CaseId, certificate.Id)));
        await other.DeclareAsync(Demo.Decider);
        Assert.Equal(new NotFound("certificate"), await host.RefusedAsync(Demo.Decider, new RevokeCertificate(Demo.NewRequest(), other.CaseId, certificate.Id, "Wrong.")));
    }

    private static async Task<(CaseStory Story, CertificateRow Certificate)> IssuedAsync(RplHost host)
    {
        var story = await CaseStory.InAsync(host, CaseState.Decided);
        return (story, Assert.Single(await host.DoAsync(Demo.Candidate, new ListMyCertificates())));
    }

    private static async Task<Verification> VerifyAsync(RplHost host, CertificateRow certificate) =>
        (await host.Operations.SendAsync(Actor.Anyone, new VerifyByToken(certificate.Token))).Value!;

    private static async Task<Refusal?> ByNumberAsync(RplHost host, string number, DateOnly? born) =>
        (await host.Operations.SendAsync(Actor.Anyone, new VerifyByNumber(number, born))).Refusal;
}
