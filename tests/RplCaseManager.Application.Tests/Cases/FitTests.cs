using RplCaseManager.Application.Cases;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.People;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Cases;

/// <summary>Cases in the fields that an assessor can assess are marked, and can be looked at alone.</summary>
public sealed class FitTests
{
    public static TheoryData<DatabaseKind> DatabaseKinds => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(DatabaseKinds))]
    public async Task ListToClaim_MarksTheCasesInMyFields_AndShowsThemAlone(DatabaseKind kind)
    {
        await using var host = await RplHost.StartAsync(kind);
        var metal = await AcceptedAsync(host, Demo.Candidate, "at-cnc-specialist");
        var retail = await AcceptedAsync(host, Demo.OtherCandidate, "at-cese");
        Assert.DoesNotContain((await ListAsync(host)).Rows, row => row.Fits);
        Assert.Equal((0, 0), await ListAsync(host, fits: true) is var none ? (none.Total, none.Rows.Count) : default);

        // By the code of an occupation, then by a sector, however it is written.
        await KnowsAsync(host, "7223");
        Assert.Equal([(metal, true), (retail, false)], (await ListAsync(host)).Rows.Select(row => (row.Id, row.Fits)).OrderByDescending(row => row.Fits));
        Assert.Equal((1, metal), await ListAsync(host, fits: true) is var mine ? (mine.Total, mine.Rows.Single().Id) : default);
        await KnowsAsync(host, "RETAIL", "Beekeeping");
        Assert.Equal((1, retail), await ListAsync(host, fits: true) is var other ? (other.Total, other.Rows.Single().Id) : default);
        Assert.Equal(2, (await ListAsync(host)).Total);
        // What an officer looks at has nothing to do with it.
        Assert.Equal(2, (await host.DoAsync(Demo.Officer, new ListCases(CaseList.Body, Fits: true))).Total);
    }

    private static Task<CasePage> ListAsync(RplHost host, bool fits = false) => host.DoAsync(Demo.Assessor, new ListCases(CaseList.ToClaim, Fits: fits));

    private static async Task KnowsAsync(RplHost host, params string[] fields)
    {
        var person = await host.DoAsync(Demo.Assessor, new GetPerson());
        await host.DoAsync(Demo.Administrator, new ChangeExpertise(Demo.NewRequest(), person.Row.Id, person.Version, fields, person.Languages));
    }

    private static async Task<Guid> AcceptedAsync(RplHost host, string candidate, string standard)
    {
        var story = await CaseStory.StartAsync(host, candidate, standard);
        await story.SubmitSmallAsync();
        await story.AcceptAsync();
        return story.CaseId;
    }
}
