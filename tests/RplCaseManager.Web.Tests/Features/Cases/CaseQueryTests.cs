using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Web.Features.Cases;

namespace RplCaseManager.Web.Tests.Features.Cases;

public sealed class CaseQueryTests
{
    private static readonly CaseList[] Lists = [CaseList.Mine, CaseList.ToClaim];

    [Theory]
    [InlineData(null, CaseList.Mine)]
    [InlineData("toclaim", CaseList.ToClaim)]
    [InlineData("Decided", CaseList.Mine)]
    [InlineData("nonsense", CaseList.Mine)]
    public void Read_FallsBackToTheFirstList(string? list, CaseList expected) => Assert.Equal(expected, CaseQuery.Read(Lists, list, null, null).List);

    [Fact]
    public void Read_ForgetsAStateThatTheListDoesNotHave()
    {
        Assert.Equal(CaseState.InformationRequested, CaseQuery.Read(Lists, "Mine", null, "InformationRequested").State);
        Assert.Null(CaseQuery.Read(Lists, "ToClaim", null, "InformationRequested").State);
        Assert.Null(CaseQuery.Read(Lists, "Mine", null, "Decided").State);
    }

    [Fact]
    public void On_KeepsTheFilterAndEscapesIt()
    {
        var query = new CaseQuery(CaseList.Mine, "größl & co", CaseState.InAssessment);
        Assert.Equal("/queue?list=Mine&q=gr%C3%B6%C3%9Fl%20%26%20co&state=InAssessment", query.On("/queue"));
        Assert.Equal("/cases/export.csv?list=ToClaim", (query with { List = CaseList.ToClaim, Search = "", State = null }).Export);
    }
}
