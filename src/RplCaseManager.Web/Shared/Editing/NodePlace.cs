using System.Globalization;

namespace RplCaseManager.Web.Shared.Editing;

/// <summary>Place of a node in a requirement tree: the index of the part taken at each group on the way down. The default is the root.</summary>
public readonly record struct NodePlace
{
    // "0.2": the third part of the root's first part. Text, so that equal places are equal.
    private readonly string? way;

    private NodePlace(string way) => this.way = way;

    /// <summary>The node itself.</summary>
    public static NodePlace Root => default;

    /// <summary>It is the root.</summary>
    public bool IsRoot => string.IsNullOrEmpty(way);

    /// <summary>The index taken at each group, the root's first.</summary>
    public IReadOnlyList<int> Way => IsRoot ? [] : [.. way!.Split('.').Select(index => int.Parse(index, CultureInfo.InvariantCulture))];

    /// <summary>Index among the parts of its group; -1 for the root.</summary>
    public int Index => IsRoot ? -1 : Way[^1];

    /// <summary>The group that holds it; the root's is the root.</summary>
    public NodePlace Parent => Of(Way.SkipLast(1));

    /// <summary>As people read it, counted from one: <c>1.3</c>; empty for the root.</summary>
    public string Number => string.Join('.', Way.Select(index => (index + 1).ToString(CultureInfo.InvariantCulture)));

    /// <summary>The place with this way.</summary>
    public static NodePlace Of(IEnumerable<int> way) => string.Join('.', way.Select(index => index.ToString(CultureInfo.InvariantCulture))) is { Length: > 0 } steps ? new(steps) : Root;

    /// <summary>A part of the group at this place.</summary>
    public NodePlace Part(int index) => Of([.. Way, index]);

    /// <summary>The same group's part at another index.</summary>
    public NodePlace Beside(int index) => Parent.Part(index);

    /// <summary>Whether another place is this one or inside it.</summary>
    public bool Holds(NodePlace other) => other.Way.Take(Way.Count).SequenceEqual(Way);

    /// <summary>As people read it; the generated text would print the root's group for ever.</summary>
    public override string ToString() => IsRoot ? "root" : Number;

    /// <summary>Place in a content, as problems name it: <c>composition.parts[0].parts[2]</c>.</summary>
    public string PathIn(string tree) => Way.Aggregate(tree, (path, index) => string.Create(CultureInfo.InvariantCulture, $"{path}.parts[{index}]"));
}
