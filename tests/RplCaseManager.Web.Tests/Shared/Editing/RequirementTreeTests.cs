using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared.Editing;

namespace RplCaseManager.Web.Tests.Shared.Editing;

/// <summary>What can be done with a requirement tree, act by act.</summary>
public sealed class RequirementTreeTests
{
    private static readonly HasUnit One = new("U1");
    private static readonly HasUnit Two = new("U2");
    private static readonly HasUnit Three = new("U3");

    [Fact]
    public void Add_ToNothing_MakesTheRoot() => Is(RequirementTree.Add(null, NodePlace.Root, One), "U1", "");

    [Fact]
    public void Add_BesideASingleThing_MakesAllOfBoth() => Is(RequirementTree.Add(One, NodePlace.Root, Two), "all(U1,U2)", "2");

    [Fact]
    public void Add_ToAGroup_GoesToItsEnd() => Is(RequirementTree.Add(All(One, Some(1, Two)), At(1), Three), "all(U1,1(U2,U3))", "2.2");

    [Fact]
    public void Remove_TakesOutWithAllItHolds_AndGoesToTheNeighbour()
    {
        Is(RequirementTree.Remove(All(One, Some(1, Two, Three)), At(1)), "all(U1)", "1");
        Is(RequirementTree.Remove(All(One, Two, Three), At(1)), "all(U1,U3)", "2");
        Is(RequirementTree.Remove(All(One), At(0)), "all()", "");
        Is(RequirementTree.Remove(One, NodePlace.Root), "-", "");
    }

    [Fact]
    public void WrapAndUnwrap_AreEachOthersReverse()
    {
        Is(RequirementTree.Wrap(All(One, Two), At(1)), "all(U1,all(U2))", "2");
        Is(RequirementTree.Unwrap(All(One, All(Two)), At(1)), "all(U1,U2)", "2");
        Is(RequirementTree.Unwrap(All(One), NodePlace.Root), "U1", "");
    }

    [Fact]
    public void Unwrap_WhereTheRootHoldsSeveral_CannotBeDone() => Assert.Null(RequirementTree.Unwrap(All(One, Two), NodePlace.Root));

    [Fact]
    public void Unwrap_PutsAllPartsInThePlaceOfTheGroup() => Is(RequirementTree.Unwrap(All(Some(1, One, Two), Three), At(0)), "all(U1,U2,U3)", "1");

    [Theory]
    [InlineData(0, -1, null, null)]
    [InlineData(0, 1, "all(U2,U1,U3)", "2")]
    [InlineData(2, -1, "all(U1,U3,U2)", "2")]
    [InlineData(2, 1, null, null)]
    public void Move_StopsAtTheEnds(int index, int by, string? after, string? focus) => Is(RequirementTree.Move(All(One, Two, Three), At(index), by), after, focus);

    [Fact]
    public void MoveInto_ALaterGroup_CountsThatTheNodeIsGone() => Is(RequirementTree.MoveInto(All(One, Some(1, Two)), At(0), At(1)), "all(1(U2,U1))", "1.2");

    [Fact]
    public void MoveInto_AnOuterGroup_GoesBehindTheBranch() => Is(RequirementTree.MoveInto(All(Some(1, One, Two), Three), At(0, 0), NodePlace.Root), "all(1(U2),U1,U3)", "2");

    [Fact]
    public void MoveInto_ItselfOrWhereItIs_CannotBeDone()
    {
        var tree = All(All(All(One)), Two);
        Assert.Null(RequirementTree.MoveInto(tree, At(0), At(0, 0)));
        Assert.Null(RequirementTree.MoveInto(tree, At(0), At(0)));
        Assert.Null(RequirementTree.MoveInto(tree, At(0), NodePlace.Root));
        Assert.Equal([At(0), At(0, 0)], RequirementTree.Targets(tree, At(1)));
    }

    [Fact]
    public void ChangeKind_KeepsWhatAGroupHolds()
    {
        Is(RequirementTree.ChangeKind(All(One, Two), NodePlace.Root, RequirementKind.AtLeast), "1(U1,U2)", "");
        Assert.Null(RequirementTree.ChangeKind(All(One), NodePlace.Root, RequirementKind.Unit));
        Is(RequirementTree.ChangeKind(One, NodePlace.Root, RequirementKind.AtLeast), "1(U1)", "");
        Is(RequirementTree.ChangeKind(new HasUnit(""), NodePlace.Root, RequirementKind.AllOf), "all()", "");
        Assert.Null(RequirementTree.ChangeKind(One, NodePlace.Root, RequirementKind.Unit));
    }

    [Fact]
    public void Wrap_DeeperThanATreeMayBe_CannotBeDone()
    {
        Requirement tree = One;
        while (RequirementTree.Wrap(tree, NodePlace.Root) is { } act)
        {
            tree = act.Root!;
        }

        Assert.Equal(RequirementFaults.Deepest, RequirementTree.Depth(tree));
        Assert.DoesNotContain(RequirementFaults.Of(tree), fault => fault.Kind is RequirementFaultKind.TooDeep);
    }

    [Fact]
    public void AnEmptyPlace_CanBeFilledMovedAndTakenOut()
    {
        var tree = new AllOf([null!, One]);
        Is(RequirementTree.ChangeKind(tree, At(0), RequirementKind.Unit), "all(,U1)", "1");
        Is(RequirementTree.Move(tree, At(0), 1), "all(U1,-)", "2");
        Is(RequirementTree.Remove(tree, At(0)), "all(U1)", "1");
        Assert.Null(RequirementTree.Wrap(tree, At(0)));
        Assert.Null(RequirementTree.ChangeKind(tree, At(7), RequirementKind.Unit));
    }

    [Fact]
    public void APlace_IsNamedAsProblemsNameIt()
    {
        Assert.Equal("composition", NodePlace.Root.PathIn("composition"));
        Assert.Equal("composition.parts[2].parts[0]", At(2, 0).PathIn("composition"));
        Assert.Equal("3.1", At(2, 0).Number);
        Assert.Equal(At(2), At(2, 0).Parent);
        Assert.Equal(default, At(2).Parent);
    }

    private static NodePlace At(params int[] way) => NodePlace.Of(way);

    private static AllOf All(params Requirement[] parts) => new(parts);

    private static AtLeast Some(int count, params Requirement[] parts) => new(count, parts);

    private static void Is(TreeAct? act, string? tree, string? focus)
    {
        Assert.Equal(tree, act is null ? null : Form(act.Root));
        Assert.Equal(focus, act?.Focus.Number);
    }

    private static string Form(Requirement? node) => node switch
    {
        null => "-",
        AllOf all => $"all({string.Join(',', all.Parts.Select(Form))})",
        AtLeast some => $"{some.Count}({string.Join(',', some.Parts.Select(Form))})",
        HasUnit unit => unit.Code,
        _ => node.ToString(),
    };
}
