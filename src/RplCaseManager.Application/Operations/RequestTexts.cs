using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Operations;

/// <summary>
/// The texts of a request, wherever they stand in it. PostgreSQL holds no NUL character, no database half of a character that takes two, and normalising such a
/// text throws; they come from clients and from pasting, and are refused before anything is done with them.
/// </summary>
internal static class RequestTexts
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    /// <summary>One problem for each text that cannot be kept, by the name of its property; members of a list by their place in it.</summary>
    public static List<FieldProblem> Problems(object request)
    {
        List<FieldProblem> problems = [];
        foreach (var property in TextsOf(request.GetType()))
        {
            Look(property.GetValue(request), property.Name, problems);
        }

        return problems;
    }

    private static void Look(object? value, string field, List<FieldProblem> problems)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                if (!IsStorable(text))
                {
                    problems.Add(new FieldProblem(field, "text-unreadable"));
                }

                break;
            case IEnumerable members:
                var place = 0;
                foreach (var member in members)
                {
                    LookInside(member, $"{field}[{place}]", problems, named: true);
                    place++;
                }

                break;
            default:
                LookInside(value, field, problems, named: false);
                break;
        }
    }

    // The fields of a record inside the request go by their own name, as its validation names them.
    private static void LookInside(object? value, string field, List<FieldProblem> problems, bool named)
    {
        if (value is null or string or IEnumerable)
        {
            Look(value, field, problems);
            return;
        }

        foreach (var property in TextsOf(value.GetType()))
        {
            Look(property.GetValue(value), named ? field + "." + property.Name : property.Name, problems);
        }
    }

    public static bool IsStorable(string text)
    {
        var rest = text.AsSpan();
        if (rest.Contains('\0'))
        {
            return false;
        }

        for (int at; (at = rest.IndexOfAnyInRange('\uD800', '\uDFFF')) >= 0; rest = rest[(at + 2)..])
        {
            if (at + 1 == rest.Length || !char.IsSurrogatePair(rest[at], rest[at + 1]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The properties that are or may hold a text; what only computes something from the others is not looked at.</summary>
    private static PropertyInfo[] TextsOf(Type type) => Known.GetOrAdd(type, static type =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => (property.CanWrite || IsPair(type)) && property.GetIndexParameters().Length == 0 && MayHold(property.PropertyType, []))]);

    private static bool MayHold(Type type, HashSet<Type> outer)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type == typeof(object) || !outer.Add(type))
        {
            return type == typeof(string) || type == typeof(object);
        }

        if (type.GetInterfaces().Append(type).FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>)) is { } list)
        {
            return MayHold(list.GetGenericArguments()[0], outer);
        }

        // What is abstract may turn out to be anything.
        return IsPair(type) ? type.GetGenericArguments().Any(part => MayHold(part, outer))
            : !type.IsEnum && type.Namespace?.StartsWith(nameof(RplCaseManager), StringComparison.Ordinal) is true
            && (type.IsAbstract || type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Any(property => property.CanWrite && MayHold(property.PropertyType, outer)));
    }

    private static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);
}
