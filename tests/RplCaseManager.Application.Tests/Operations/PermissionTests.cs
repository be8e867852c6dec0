using System.Text;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.People;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Operations;

/// <summary>The table of permissions, held against the authorisation of the running pipeline with a real case for each relation.</summary>
public sealed class PermissionTests(PermissionWorld world) : IClassFixture<PermissionWorld>
{
    private static readonly Standing[] Standings = Enum.GetValues<Standing>();

    public static TheoryData<string> Operations => [.. PermissionMatrix.Rows.Keys];

    [Fact]
    public void Table_HasOneRowForEveryOperation()
    {
        Assert.NotEmpty(OperationTypes.All);
        Assert.Equal(OperationTypes.All.Select(type => type.Name), PermissionMatrix.Rows.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Table_HasACellForEveryRole() =>
        Assert.All(PermissionMatrix.Rows, row => Assert.True(row.Value.Count == PermissionMatrix.Roles.Count, row.Key));

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Operation_IsGrantedToExactlyWhomTheTableNames(string name) =>
        Assert.Equal(Line(PermissionMatrix.Rows[name]), Line(await AnswersAsync(OperationTypes.All.Single(type => type.Name == name))));

    [Fact]
    public async Task Operation_OnACaseThatDoesNotExist_IsDeniedAsIfItWereSomebodyElses()
    {
        foreach (var type in OperationTypes.All.Where(type => type.IsAssignableTo(typeof(ICaseOperation))))
        {
            foreach (var role in PermissionWorld.Roles)
            {
                var refusal = await world.AskAsync(await world.Host.ActorAsync(PermissionWorld.Email(role)), OperationTypes.Make(type, Guid.CreateVersion7()));
                Assert.True(refusal is NotYours or RoleMissing, $"{type.Name} as {role}: {refusal}");
            }
        }
    }

    private async Task<IReadOnlyList<string>> AnswersAsync(Type type)
    {
        var cells = new List<string>();
        foreach (var role in PermissionMatrix.Roles)
        {
            cells.Add(type.IsAssignableTo(typeof(ICaseOperation)) && role is not (Role.Anyone or Role.System)
                ? await RelationsAsync(type, role)
                : await world.AskAsync(await ActorAsync(role), OperationTypes.Make(type, world.CaseOf(Role.Candidate, Standing.Own))) is null ? "+" : "-");
        }

        return cells;
    }

    private async Task<string> RelationsAsync(Type type, Role role)
    {
        var granted = new StringBuilder();
        foreach (var standing in Standings)
        {
            var refusal = await world.AskAsync(await ActorAsync(role), OperationTypes.Make(type, world.CaseOf(role, standing)));
            // A declaration that is missing would hide whether the relation grants; the world makes every one that is possible.
            Assert.IsNotType<DeclareFirst>(refusal);
            granted.Append(refusal is null ? "oabxc"[(int)standing] : "");
        }

        return granted.Length == 0 ? "-" : granted.ToString();
    }

    private async Task<Actor> ActorAsync(Role role) => role switch
    {
        Role.Anyone => Actor.Anyone,
        Role.System => Actor.System,
        _ => await world.Host.ActorAsync(PermissionWorld.Email(role)),
    };

    // Aligned, so that a difference is read as a line of the table.
    private static string Line(IReadOnlyList<string> cells) => string.Join(' ', cells.Zip(PermissionMatrix.Roles, (cell, role) => $"{role}:{cell}"));
}
