using System.Reflection;
using RplCaseManager.Application.Operations;

namespace RplCaseManager.Application.Tests.Operations;

/// <summary>Every operation of the application, found by reflection.</summary>
public static class OperationTypes
{
    public static IReadOnlyList<Type> All { get; } =
    [
        .. typeof(IOperation<>).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IOperation<>)))
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>The operations that change something.</summary>
    public static IEnumerable<Type> Changes => All.Where(type => type.IsAssignableTo(typeof(IChange)));

    /// <summary>An operation of a type on a case. Only what the authorisation looks at is filled in.</summary>
    public static object Make(Type type, Guid caseId)
    {
        var constructor = type.GetConstructors().MaxBy(found => found.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter, caseId))]);
    }

    private static object? Value(ParameterInfo parameter, Guid caseId) => parameter switch
    {
        { Name: nameof(ICaseOperation.CaseId) } => caseId,
        { Name: nameof(IChange.RequestId) } => Guid.CreateVersion7(),
        _ when parameter.ParameterType == typeof(string) => "",
        _ when parameter.ParameterType.IsValueType => Activator.CreateInstance(parameter.ParameterType),
        _ => null,
    };
}
