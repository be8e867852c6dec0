using RplCaseManager.Domain.Certificates;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Domain.Tests.Builders;
using static RplCaseManager.Domain.Tests.Builders.CaseWalk;

namespace RplCaseManager.Domain.Tests.Certificates;

/// <summary>What a certificate is worth follows from its dates in the scheme's zone, whatever a job recorded.</summary>
public sealed class CertificateTests
{
    private static readonly SchemeRules Rules = SchemeBuilder.Rules();

    [Theory]
    [InlineData("2026-03-31T21:59:59Z", CertificateStanding.NotYetValid)]
    [InlineData("2026-03-31T22:00:00Z", CertificateStanding.Valid)]
    [InlineData("2027-10-01T00:00:00Z", CertificateStanding.Valid)]
    [InlineData("2029-03-31T21:59:59Z", CertificateStanding.Valid)]
    [InlineData("2029-03-31T22:00:00Z", CertificateStanding.Expired)]
    [InlineData("2035-01-01T00:00:00Z", CertificateStanding.Expired)]
    public void Standing_OnFirstAndLastDayAndAfter_ThoughNoJobRan(string instant, CertificateStanding standing)
    {
        var certificate = Issue("2026-04-01", "2029-03-31");

        Assert.Equal(standing, certificate.StandingAt(DateTimeOffset.Parse(instant)));
        Assert.Equal(CertificateState.Active, certificate.State);
    }

    [Fact]
    public void Standing_AnswersTheSame_WhateverOffsetTheInstantIsWrittenIn()
    {
        var certificate = Issue("2026-04-01", "2029-03-31");
        var end = DateTimeOffset.Parse("2029-03-31T22:00:00Z").ToOffset(TimeSpan.FromHours(-11));

        Assert.Equal(CertificateStanding.Valid, certificate.StandingAt(end.AddTicks(-1)));
        Assert.Equal(CertificateStanding.Expired, certificate.StandingAt(end));
    }

    [Fact]
    public void Certificate_WithoutLastDay_NeverExpires()
    {
        var certificate = Issue("2026-04-01", null);

        Assert.Equal(CertificateStanding.Valid, certificate.StandingAt(DateTimeOffset.Parse("2126-01-01T00:00:00Z")));
        Assert.Null(certificate.NextReminderAt);
        Refused.ByRule("certificate.expire.still-valid", certificate.Expire(DateTimeOffset.Parse("2126-01-01T00:00:00Z")));
    }

    [Fact]
    public void Expire_OnTheLastDay_IsRefused_AndIsRecordedOnce()
    {
        var certificate = Issue("2026-04-01", "2029-03-31");
        var end = certificate.ExpiresAt!.Value;

        Refused.ByRule("certificate.expire.still-valid", certificate.Expire(end.AddTicks(-1)));
        Assert.Null(certificate.Expire(end));
        Assert.Equal(CertificateState.Expired, certificate.State);
        Refused.ByState(certificate.Expire(end.AddDays(1)));
        Assert.Equal(2, certificate.Version);
    }

    [Fact]
    public void Revocation_TakenBackAfterTheLastDay_LeavesItExpired()
    {
        var certificate = Issue("2026-04-01", "2029-03-31");
        Assert.Null(certificate.Revoke("forged evidence", DateTimeOffset.Parse("2027-01-01T00:00:00Z")));
        Assert.Equal(CertificateStanding.Revoked, certificate.StandingAt(DateTimeOffset.Parse("2035-01-01T00:00:00Z")));
        Assert.Equal("forged evidence", certificate.RevocationReason);

        Assert.Null(certificate.ReverseRevocation(DateTimeOffset.Parse("2030-01-01T00:00:00Z")));

        Assert.Equal(CertificateState.Expired, certificate.State);
        Assert.Equal("", certificate.RevocationReason);
        Assert.Null(certificate.BeforeRevocation);
    }

    [Fact]
    public void Revocation_TakenBackInTime_LeavesItValid()
    {
        var certificate = Issue("2026-04-01", "2029-03-31");
        Refused.ByState(certificate.ReverseRevocation(DateTimeOffset.Parse("2027-01-01T00:00:00Z")));
        Assert.Null(certificate.Revoke("mistake", DateTimeOffset.Parse("2027-01-01T00:00:00Z")));
        Refused.ByState(certificate.Revoke("again", DateTimeOffset.Parse("2027-01-02T00:00:00Z")));
        Assert.Equal("mistake", certificate.RevocationReason);
        Assert.Null(certificate.ReverseRevocation(DateTimeOffset.Parse("2027-01-03T00:00:00Z")));

        Assert.Equal(CertificateStanding.Valid, certificate.StandingAt(DateTimeOffset.Parse("2027-01-03T00:00:00Z")));
    }

    [Fact]
    public void Reminders_ComeNinetyThirtyAndSevenDaysBefore_AndNoneWhenRevoked()
    {
        var certificate = Issue("2026-04-01", "2029-03-31");
        foreach (var day in new[] { "2028-12-31", "2029-03-01", "2029-03-24" })
        {
            Assert.Equal(Day(day), Rules.DateOf(certificate.NextReminderAt!.Value));
            certificate.Reminded(Rules, certificate.NextReminderAt.Value);
        }

        Assert.Null(certificate.NextReminderAt);
        var revoked = Issue("2026-04-01", "2029-03-31");
        Assert.Null(revoked.Revoke("mistake", DateTimeOffset.Parse("2027-01-01T00:00:00Z")));
        revoked.Reminded(Rules, DateTimeOffset.Parse("2027-01-01T00:00:00Z"));
        Assert.Null(revoked.NextReminderAt);
    }

    [Fact]
    public void Content_IsReadFromTheTextThatWasSealed()
    {
        var certificate = Issue("2026-04-01", "2029-03-31");

        Assert.Equal("seal:" + certificate.SealedText, certificate.Seal);
        Assert.Equal(certificate.Number, certificate.Content.Number);
        Assert.Equal((certificate.ValidFrom, certificate.ValidUntil), (certificate.Content.ValidFrom, certificate.Content.ValidUntil));
        Assert.Equal(new DateOnly(1990, 2, 28), certificate.Content.HolderDateOfBirth);
    }

    private static Certificate Issue(string from, string? until)
    {
        var content = new CertificateContent
        {
            HolderName = "Zoe Mueller",
            HolderDateOfBirth = new(1990, 2, 28),
            Title = "CNC specialist",
            Country = "AT",
            AwardingBody = "A body",
            IssuedOn = Day("2026-03-20"),
            Units = [],
            Workload = StandardBuilder.Named("140 teaching units"),
            Level = StandardBuilder.Named(null),
            AssessmentMethods = [AssessmentMethod.PortfolioReview],
            FormOfParticipation = StandardBuilder.Named("in presence"),
            QualityAssurance = StandardBuilder.Named("ISO 17024"),
            Number = "AT-CERT-2026-000001-X",
            Outcome = RplOutcome.Microcredential,
            Kind = StandardKind.Microcredential,
            StandardVersion = 1,
            StandardCode = "test-standard",
            SchemeName = "A scheme",
            CaseNumber = "RPL-2026-000001-X",
            ValidFrom = Day(from),
            ValidUntil = until is null ? null : Day(until),
            IssuerAccredited = true,
            IdentityChecked = true,
        };
        return new Certificate(Person(700), Person(100), Person(701), Candidate, "token", content, text => "seal:" + text, Rules, DateTimeOffset.Parse("2026-03-20T11:00:00Z"));
    }
}
