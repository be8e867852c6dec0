using RplCaseManager.Application.Audit;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Certificates;
using RplCaseManager.Application.Decisions;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Certificates;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Cases;

/// <summary>One real case from the first look to the certificate and past its end.</summary>
public abstract class StoryTests(DatabaseKind kind)
{
    [Fact]
    public async Task Case_FromDraftToCertificateAndItsExpiry_IsProvable()
    {
        await using var host = await RplHost.StartAsync(kind);
        var story = await CaseStory.InAsync(host, CaseState.InformationRequested);
        await story.AttachAsync("flange-shaft.jpg", [(await story.CodesAsync())[0]]);
        await story.AnswerAsync();
        await story.JudgeAllAsync();
        await story.RecommendAsync();
        await story.ConfirmAsync();
        var decided = await story.DecideAsync();

        var certificate = Assert.Single(await host.DoAsync(Demo.Candidate, new ListMyCertificates()));
        Assert.Equal(CertificateStanding.Valid, certificate.Standing);
        Assert.Equal(certificate.ValidFrom.AddYears(3).AddDays(-1), certificate.ValidUntil);
        var decision = Assert.Single(await host.DoAsync(Demo.Candidate, new GetDecisions(story.CaseId)));
        Assert.Equal(decided.DecisionId, decision.Id);
        Assert.Equal(22, decision.Content.Outcomes.Count);
        Assert.NotEmpty((await host.DoAsync(Demo.Candidate, new GetCertificateFile(story.CaseId, certificate.Id))).Bytes);

        var sent = await host.RunJobsAsync();
        Assert.True(sent.Sent > 5);
        host.Time.SetUtcNow(new DateTimeOffset(certificate.ValidUntil!.Value.AddDays(-89), new TimeOnly(12, 0), TimeSpan.Zero));
        await host.RunJobsAsync();
        Assert.Equal(CertificateStanding.Valid, (await host.DoAsync(Demo.Candidate, new VerifyByToken(certificate.Token))).Standing);
        host.Time.SetUtcNow(new DateTimeOffset(certificate.ValidUntil!.Value.AddDays(1), new TimeOnly(12, 0), TimeSpan.Zero));
        Assert.Equal(CertificateStanding.Expired, (await host.DoAsync(Demo.Candidate, new VerifyByToken(certificate.Token))).Standing);
        await host.RunJobsAsync();

        var history = await host.DoAsync(Demo.Auditor, new GetCaseHistory(story.CaseId));
        Assert.Empty(history.Faults);
        Assert.Contains(history.Lines, line => line.Action == "certificate.expired");
        Assert.Empty((await host.DoAsync(Demo.Auditor, new VerifyAudit())).Faults);
    }
}

public sealed class StoryOnSqliteTests() : StoryTests(DatabaseKind.Sqlite);

[Trait("Needs", "PostgreSql")]
public sealed class StoryOnPostgreSqlTests() : StoryTests(DatabaseKind.PostgreSql);
