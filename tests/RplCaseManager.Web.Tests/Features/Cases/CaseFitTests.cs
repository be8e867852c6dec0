using Bunit;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.Cases;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Features.Cases;

namespace RplCaseManager.Web.Tests.Features.Cases;

/// <summary>The assessor's list to choose from: cases in their fields bear a mark, and the address keeps the filter.</summary>
public sealed class CaseFitTests : StaffTest
{
    private static readonly CaseList[] Lists = [CaseList.Mine, CaseList.ToClaim];

    [Fact]
    public async Task Filter_StandsInTheAddress_AndSaysWhatMyFieldsAre()
    {
        var story = await CaseStory.InAsync(Host, CaseState.Submitted);
        await story.AcceptAsync();
        await SignInAsync(Demo.OtherAssessor);
        var table = Render<CaseTable>(parameters => parameters.Add(shown => shown.Lists, Lists).Add(shown => shown.Query, CaseQuery.Read(Lists, "ToClaim", null, null, "mine")).Add(shown => shown.Path, "/queue"));
        table.WaitForAssertion(() => Assert.Contains(Text<Resources.CaseLists>("Empty.Fit.Title"), table.Markup, StringComparison.Ordinal));

        var person = await Host.DoAsync(Demo.OtherAssessor, new GetPerson());
        await Host.DoAsync(Demo.Administrator, new ChangeExpertise(Demo.NewRequest(), person.Row.Id, person.Version, ["Manufacturing"], person.Languages));
        await table.Find(".empty button").ClickAsync(new());
        table.WaitForAssertion(() => Assert.Single(table.FindAll("tbody tr")));
        Assert.Contains(Text<Resources.CaseLists>("Fit.Row"), table.Find("tbody tr").TextContent, StringComparison.Ordinal);
        await table.Find(".filters input[type=checkbox]").ChangeAsync(true);
        Assert.EndsWith("fit=mine", Address, StringComparison.Ordinal);
        table.WaitForAssertion(() => Assert.Single(table.FindAll("tbody tr")));
    }

    [Theory]
    [InlineData("ToClaim", "mine", true)]
    [InlineData("ToClaim", "theirs", false)]
    [InlineData("Mine", "mine", false)]
    public void Fit_IsReadWhereAnAssessorChooses(string list, string fit, bool expected) => Assert.Equal(expected, CaseQuery.Read(Lists, list, null, null, fit).Fit);
}
