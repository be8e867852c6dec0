using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Components;
using NetArchTest.Rules;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Architecture.Tests;

/// <summary>The rules of the house as functions, so that each can be shown a planted violation.</summary>
internal static partial class Rules
{
    /// <summary>Assemblies that a layer refers to and must not.</summary>
    public static IReadOnlyList<string> ForbiddenReferences(Assembly assembly, params string[] allowed) =>
        [.. assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => !allowed.Any(prefix => name == prefix || (prefix.EndsWith('.') && name.StartsWith(prefix, StringComparison.Ordinal))))];

    /// <summary>Types that depend on a namespace although their name does not end as it must.</summary>
    public static IReadOnlyList<string> DependOn(Assembly assembly, string dependency, Func<Type, bool> mayDepend) =>
        [.. Types.InAssembly(assembly).That().HaveDependencyOnAny(dependency).GetTypes().Select(type => Outermost(type.ReflectionType)).Where(type => !mayDepend(type)).Select(type => type.FullName!).Distinct()];

    /// <summary>Services injected into components that are neither operations nor services of the screen.</summary>
    public static IReadOnlyList<string> ForeignInjections(Assembly assembly, Func<Type, bool> mayInject) =>
        [.. from component in assembly.GetTypes().Where(type => typeof(IComponent).IsAssignableFrom(type) && !type.IsAbstract)
            from property in component.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            where property.GetCustomAttribute<InjectAttribute>() is not null && !mayInject(property.PropertyType)
            select component.Name + "." + property.Name];

    /// <summary>Public setters of aggregates.</summary>
    public static IReadOnlyList<string> PublicSetters(Assembly assembly) =>
        [.. from type in assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Aggregate)))
            from property in type.GetProperties()
            where property.SetMethod is { IsPublic: true }
            select type.Name + "." + property.Name];

    /// <summary>Files longer than their kind allows.</summary>
    public static IReadOnlyList<string> TooLong(IEnumerable<(string Path, int Lines)> files) => [.. files.Where(file => file.Lines > Limit(file.Path)).Select(file => $"{file.Path}: {file.Lines} > {Limit(file.Path)}")];

    /// <summary>Keys and placeholders of a translation that differ from the neutral file.</summary>
    public static IReadOnlyList<string> Differences(XDocument neutral, XDocument translation)
    {
        var (one, other) = (Texts(neutral), Texts(translation));
        return [.. one.Keys.Except(other.Keys).Select(key => "missing " + key), .. other.Keys.Except(one.Keys).Select(key => "unknown " + key),
            .. one.Keys.Intersect(other.Keys).Where(key => !Placeholders(one[key]).SetEquals(Placeholders(other[key]))).Select(key => "placeholders " + key)];
    }

    /// <summary>Keys that stand twice in one file.</summary>
    public static IReadOnlyList<string> Twice(XDocument resources) =>
        [.. resources.Root!.Elements("data").GroupBy(data => data.Attribute("name")!.Value).Where(group => group.Count() > 1).Select(group => group.Key)];

    private static int Limit(string path) => path switch
    {
        _ when path.EndsWith(".razor", StringComparison.Ordinal) => 150,
        _ when path.EndsWith(".razor.cs", StringComparison.Ordinal) => 200,
        _ when path.StartsWith("tests/", StringComparison.Ordinal) => 600,
        _ => 400,
    };

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static Dictionary<string, string> Texts(XDocument resources) =>
        resources.Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    [GeneratedRegex("\\{[A-Za-z0-9]+\\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();
}
