using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Web.Shared.Editing;

/// <summary>What a node of a requirement tree asks for.</summary>
public enum RequirementKind { AllOf, AtLeast, Unit, Outcome, Credits, Qualification, Experience }

/// <summary>A tree after an act.</summary>
/// <param name="Root">Null: nothing is required any more.</param>
/// <param name="Focus">The node that the person works on next.</param>
public sealed record TreeAct(Requirement? Root, NodePlace Focus);

/// <summary>
/// What can be done with a requirement tree. Trees are immutable: each act answers a new one, or null where it cannot be done
/// (up from the first place, into itself, deeper than <see cref="RequirementFaults.Deepest"/>), so that a button is available exactly when its act is.
/// A file may leave a place of a list empty; such a place can be filled, moved and taken out like any other.
/// </summary>
public static class RequirementTree
{
    /// <summary>The parts of a group; none for everything else.</summary>
    public static IReadOnlyList<Requirement?> PartsOf(Requirement? node) => node switch { AllOf all => all.Parts ?? [], AtLeast some => some.Parts ?? [], _ => [] };

    /// <summary>It holds parts.</summary>
    public static bool IsGroup(Requirement? node) => node is AllOf or AtLeast;

    /// <summary>What a node asks for; null for an empty place.</summary>
    public static RequirementKind? KindOf(Requirement? node) => node switch
    {
        null => null,
        AllOf => RequirementKind.AllOf,
        AtLeast => RequirementKind.AtLeast,
        HasUnit => RequirementKind.Unit,
        HasOutcome => RequirementKind.Outcome,
        CreditsFrom => RequirementKind.Credits,
        HasQualification => RequirementKind.Qualification,
        HasExperience => RequirementKind.Experience,
        _ => throw new InvalidOperationException($"Nobody can edit {node.GetType().Name}."),
    };

    /// <summary>A node of this kind with nothing filled in; its problems say what to fill in.</summary>
    public static Requirement Blank(RequirementKind kind) => kind switch
    {
        RequirementKind.AllOf => new AllOf([]),
        RequirementKind.AtLeast => new AtLeast(1, []),
        RequirementKind.Unit => new HasUnit(""),
        RequirementKind.Outcome => new HasOutcome(""),
        RequirementKind.Credits => new CreditsFrom(0, []),
        RequirementKind.Qualification => new HasQualification(""),
        RequirementKind.Experience => new HasExperience(0, ""),
    };

    /// <summary>The node at a place; null where nothing is.</summary>
    public static Requirement? At(Requirement? root, NodePlace place) =>
        place.Way.Aggregate(root, (node, index) => PartsOf(node) is var parts && index < parts.Count ? parts[index] : null);

    /// <summary>Every group, a group before what it holds.</summary>
    public static IEnumerable<NodePlace> Groups(Requirement? root, NodePlace place = default) => !IsGroup(root) ? []
        : PartsOf(root).SelectMany((part, index) => Groups(part, place.Part(index))).Prepend(place);

    /// <summary>Puts another node in a place.</summary>
    public static TreeAct? Replace(Requirement? root, NodePlace place, Requirement node) => Within(root, new(Put(root, place, node), place));

    /// <summary>Adds a part at the end of a group; beside a root that is no group, both become parts of "all of".</summary>
    public static TreeAct? Add(Requirement? root, NodePlace group, Requirement part) => At(root, group) switch
    {
        null when root is null => new(part, NodePlace.Root),
        null => null,
        { } node when IsGroup(node) => Within(root, new(Put(root, group, With(node, [.. PartsOf(node), part])), group.Part(PartsOf(node).Count))),
        { } node => Within(root, new(Put(root, group, new AllOf([node, part])), group.Part(1))),
    };

    /// <summary>Takes a node out with all that it holds.</summary>
    public static TreeAct? Remove(Requirement? root, NodePlace place)
    {
        if (place.IsRoot)
        {
            return root is null ? null : new(null, NodePlace.Root);
        }

        var parts = PartsOf(At(root, place.Parent));
        return place.Index >= parts.Count ? null
            : new(Put(root, place.Parent, With(At(root, place.Parent)!, [.. parts.Where((_, at) => at != place.Index)])),
                parts.Count == 1 ? place.Parent : place.Beside(Math.Min(place.Index, parts.Count - 2)));
    }

    /// <summary>Makes a group "all of" around a node.</summary>
    public static TreeAct? Wrap(Requirement? root, NodePlace place) => At(root, place) is { } node ? Replace(root, place, new AllOf([node])) : null;

    /// <summary>Puts the parts of a group in its place; the root must hold exactly one.</summary>
    public static TreeAct? Unwrap(Requirement? root, NodePlace place)
    {
        var node = At(root, place);
        var parts = PartsOf(node);
        if (!IsGroup(node) || parts.Count == 0 || (place.IsRoot && (parts.Count > 1 || parts[0] is null)))
        {
            return null;
        }

        return place.IsRoot ? new(parts[0], place)
            : new(Put(root, place.Parent, With(At(root, place.Parent)!, [.. PartsOf(At(root, place.Parent)).SelectMany((part, at) => at == place.Index ? parts : [part])])), place);
    }

    /// <summary>Moves a node among its neighbours; -1 is up.</summary>
    public static TreeAct? Move(Requirement? root, NodePlace place, int by)
    {
        var parts = PartsOf(At(root, place.Parent)).ToList();
        var target = place.Index + by;
        if (place.IsRoot || place.Index >= parts.Count || target < 0 || target >= parts.Count)
        {
            return null;
        }

        (parts[place.Index], parts[target]) = (parts[target], parts[place.Index]);
        return new(Put(root, place.Parent, With(At(root, place.Parent)!, parts)), place.Beside(target));
    }

    /// <summary>The groups that a node can be moved into.</summary>
    public static IReadOnlyList<NodePlace> Targets(Requirement? root, NodePlace place) => [.. Groups(root).Where(group => MoveInto(root, place, group) is not null)];

    /// <summary>Moves a node into another group: behind the branch that it comes from, otherwise to the end.</summary>
    public static TreeAct? MoveInto(Requirement? root, NodePlace place, NodePlace group)
    {
        if (place.IsRoot || place.Parent == group || place.Holds(group) || !IsGroup(At(root, group)) || place.Index >= PartsOf(At(root, place.Parent)).Count)
        {
            return null;
        }

        var without = Remove(root, place)!.Root;
        var way = group.Way.ToList();
        var level = place.Way.Count - 1;
        if (place.Parent.Holds(group) && way.Count > level && way[level] > place.Index)
        {
            // What stood behind the node has moved up by one.
            way[level]--;
        }

        var target = NodePlace.Of(way);
        var parts = PartsOf(At(without, target)).ToList();
        var at = group.Holds(place) ? place.Way[group.Way.Count] + 1 : parts.Count;
        parts.Insert(at, At(root, place));
        return Within(root, new(Put(without, target, With(At(without, target)!, parts)), target.Part(at)));
    }

    /// <summary>Makes a node ask for something else. A group keeps its parts and cannot become a single thing while it has some; a single thing that becomes a group is its first part.</summary>
    public static TreeAct? ChangeKind(Requirement? root, NodePlace place, RequirementKind kind)
    {
        var node = At(root, place);
        var fresh = Blank(kind);
        var parts = PartsOf(node);
        if (KindOf(node) == kind || (root is not null && node is null && PartsOf(At(root, place.Parent)).Count <= place.Index))
        {
            return null;
        }

        return (IsGroup(node), IsGroup(fresh)) switch
        {
            (true, true) => Replace(root, place, With(fresh, parts)),
            (true, false) => parts.Count > 0 ? null : Replace(root, place, fresh),
            (false, true) when node is not null && node != Blank(KindOf(node)!.Value) => Replace(root, place, With(fresh, [node])),
            _ => Replace(root, place, fresh),
        };
    }

    /// <summary>How many levels a tree has.</summary>
    public static int Depth(Requirement? node) => node is null ? 0 : 1 + PartsOf(node).Select(Depth).DefaultIfEmpty().Max();

    // A tree that came too deep from a file may still be mended, but not made deeper.
    private static TreeAct? Within(Requirement? before, TreeAct act) => Depth(act.Root) > Math.Max(RequirementFaults.Deepest, Depth(before)) ? null : act;

    private static Requirement Put(Requirement? root, NodePlace place, Requirement node) => place.IsRoot ? node
        : Put(root, place.Parent, With(At(root, place.Parent)!, [.. PartsOf(At(root, place.Parent)).Select((part, at) => at == place.Index ? node : part)]));

    // The lists are typed as if no place could be empty; what a file says is kept.
    private static Requirement With(Requirement group, IReadOnlyList<Requirement?> parts) => group switch
    {
        AtLeast some => some with { Parts = parts! },
        _ => new AllOf(parts!),
    };
}
