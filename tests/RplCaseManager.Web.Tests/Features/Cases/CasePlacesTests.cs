using RplCaseManager.Domain.Cases;
using RplCaseManager.Web.Features.Cases;

namespace RplCaseManager.Web.Tests.Features.Cases;

public sealed class CasePlacesTests
{
    private static readonly Guid Id = Guid.Parse("01a06121-cc00-7fb2-bb50-e882e3ca5f1e");

    [Theory]
    [InlineData("CaseOfficer", "intake")]
    [InlineData("Assessor", "assess")]
    [InlineData("Verifier", "verify")]
    [InlineData("Decider", "decide")]
    public void EachRole_HasItsPage_WhoeverHasTheCase(string role, string page) => Assert.Equal($"/cases/{Id}/{page}", CasePlaces.Of(Id, [role], mine: false, CaseHolder.Candidate, assigned: false));

    [Fact]
    public void SeveralRoles_GoWhereTheCaseIs() => Assert.Equal($"/cases/{Id}/decide", CasePlaces.Of(Id, ["Assessor", "Decider"], mine: false, CaseHolder.Decider, assigned: false));

    [Fact]
    public void Auditor_ReadsItsHistory() => Assert.Equal($"/audit/cases/{Id}", CasePlaces.Of(Id, ["Auditor"], mine: false, null, assigned: false));

    [Fact]
    public void OnesOwnCase_IsThatOfTheCandidate_WhateverElseOneIs() => Assert.Equal($"/my/cases/{Id}", CasePlaces.Of(Id, ["Candidate", "Assessor"], mine: true, CaseHolder.Assessor, assigned: false));

    [Fact]
    public void NobodyElse_HasAPage() => Assert.Null(CasePlaces.Of(Id, ["Candidate"], mine: false, CaseHolder.Assessor, assigned: false));
}
