using System.Reflection;
using RplCaseManager.Application.Operations;

namespace RplCaseManager.Application.Tests.Operations;

/// <summary>Requests that ask for something else: copies with one property changed, whatever its type.</summary>
public static class Variants
{
    /// <summary>One for each property that says what is asked for; what only says who sent which form, and what is secret, stays.</summary>
    public static IEnumerable<(string Property, IChange Request)> Of(IChange request)
    {
        foreach (var property in request.GetType().GetProperties().Where(property => property.GetCustomAttribute<SecretAttribute>() is null && property.Name is not (nameof(IChange.RequestId) or nameof(IVersioned.ExpectedVersion))))
        {
            if (Other(property.PropertyType, property.GetValue(request)) is { } other)
            {
                yield return (property.Name, (IChange)With(request, property, other));
            }
        }
    }

    /// <summary>A copy of a record with one value changed.</summary>
    public static object With(object record, PropertyInfo property, object? value)
    {
        var copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
        property.SetValue(copy, value);
        return copy;
    }

    private static object? Other(Type type, object? value) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var text when text == typeof(string) => "x" + value,
        var yes when yes == typeof(bool) => value is false,
        var number when number == typeof(int) => (value as int? ?? 0) + 1,
        var number when number == typeof(long) => (value as long? ?? 0) + 1,
        var id when id == typeof(Guid) => Guid.CreateVersion7(),
        var day when day == typeof(DateOnly) => (value as DateOnly? ?? new DateOnly(1990, 1, 1)).AddDays(1),
        var instant when instant == typeof(DateTimeOffset) => ((DateTimeOffset)value!).AddSeconds(1),
        { IsEnum: true } names => Enum.GetValues(names).Cast<object>().First(member => !member.Equals(value)),
        { IsGenericType: true } list when list.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => OtherList(list.GetGenericArguments()[0], ((System.Collections.IEnumerable)value!).Cast<object>().ToList()),
        { IsClass: true } when value is not null => value.GetType().GetProperties().Where(property => property.CanWrite)
            .Select(property => (Property: property, Value: Other(property.PropertyType, property.GetValue(value)))).Where(pair => pair.Value is not null)
            .Select(pair => With(value, pair.Property, pair.Value)).FirstOrDefault(),
        _ => null,
    };

    // The first member otherwise, or one more.
    private static Array? OtherList(Type member, List<object> members)
    {
        var first = members.Count > 0 ? Other(member, members[0]) : member == typeof(string) ? "x" : member.IsValueType ? Activator.CreateInstance(member) : null;
        if (first is null)
        {
            return null;
        }

        var all = Array.CreateInstance(member, Math.Max(members.Count, 1));
        for (var index = 0; index < all.Length; index++)
        {
            all.SetValue(index == 0 ? first : members[index], index);
        }

        return all;
    }
}
