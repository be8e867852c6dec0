using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Assessment;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.People;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Operations;

/// <summary>Lists show exactly the cases that their role may open (or, where nobody has taken a case yet, may take), and counts equal lists.</summary>
public sealed class ListMembershipTests(PermissionWorld world) : IClassFixture<PermissionWorld>
{
    public static TheoryData<CaseList> Lists => [.. Enum.GetValues<CaseList>()];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task List_HoldsExactlyTheCasesThatItsRoleMayOpen(CaseList list)
    {
        var (role, relation) = CaseLists.Needs(list);
        var (email, actor) = (PermissionWorld.Email(role), await world.Host.ActorAsync(PermissionWorld.Email(role)));
        var candidates = await world.Host.WithDbAsync(db => CaseLists.Of(list, db.Cases.AsNoTracking()).Select(found => found.Id).ToListAsync());
        var permitted = new List<Guid>();
        foreach (var id in candidates)
        {
            // An assessor may open what is theirs; what they may take they see before.
            object operation = role is Role.Assessor && relation is Relation.MyBody ? new ClaimCase(Demo.NewRequest(), id) : new GetCase(id);
            if (await world.AskAsync(actor, operation) is null or DeclareFirst)
            {
                permitted.Add(id);
            }
        }

        var page = await world.Host.DoAsync(email, new ListCases(list, Take: 1000));
        Assert.Equal(permitted.Order(), page.Rows.Select(row => row.Id).Order());
        Assert.Equal(page.Rows.Count, page.Total);
        Assert.Equal(page.Total, (await world.Host.DoAsync(email, new CountCases()))[list]);
        // Not vacuous: something is shown, and something of the same state is not.
        Assert.NotEmpty(permitted);
        Assert.True(permitted.Count < candidates.Count || list is CaseList.Decision, list.ToString());
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task List_OfAnotherRole_IsDenied(CaseList list)
    {
        foreach (var role in PermissionWorld.Roles.Where(role => role != CaseLists.Needs(list).Role))
        {
            Assert.IsType<RoleMissing>(await world.Host.RefusedAsync(PermissionWorld.Email(role), new ListCases(list)));
        }
    }

    [Theory]
    [InlineData(Standing.Own)]
    [InlineData(Standing.Other)]
    [InlineData(Standing.Conflicted)]
    public async Task NoList_EverHoldsAnOwnAForeignOrAConflictedCase(Standing standing)
    {
        foreach (var list in Enum.GetValues<CaseList>())
        {
            var role = CaseLists.Needs(list).Role;
            var page = await world.Host.DoAsync(PermissionWorld.Email(role), new ListCases(list, Take: 1000));
            Assert.DoesNotContain(page.Rows, row => row.Id == world.CaseOf(role, standing));
        }
    }
}
