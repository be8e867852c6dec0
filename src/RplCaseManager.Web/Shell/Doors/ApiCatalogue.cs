using System.Text;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Domain.People;

namespace RplCaseManager.Web.Shell.Doors;

/// <summary>An operation as the HTTP interface offers it.</summary>
/// <param name="Path">Such as <c>/api/v1/cases/submit-case</c>.</param>
/// <param name="Changes">Needs the scope <c>write</c>.</param>
internal sealed record ApiOperation(Type Operation, Type Result, string Path, string Feature, bool Changes);

/// <summary>Every operation of the application that a person may call, read from the application itself.</summary>
internal static class ApiCatalogue
{
    // Bytes of an upload come to /api/v1/files; the secret of a token is shown once, on the page that makes it.
    private static readonly Type[] ElsewhereOnly = [typeof(ReceiveUpload), typeof(CreateToken)];

    /// <summary>In the order of their paths.</summary>
    public static IReadOnlyList<ApiOperation> Operations { get; } = [.. typeof(Permissions).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && !ElsewhereOnly.Contains(type)).Select(Describe).OfType<ApiOperation>().OrderBy(operation => operation.Path, StringComparer.Ordinal)];

    private static ApiOperation? Describe(Type type)
    {
        var face = type.GetInterfaces().FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IOperation<>));
        if (face is null || Permissions.For(type).All(grant => grant.Role is Role.System))
        {
            return null;
        }

        var feature = Kebab(type.Namespace!.Split('.')[^1]);
        return new(type, face.GetGenericArguments()[0], $"/api/v1/{feature}/{Kebab(type.Name)}", feature, typeof(IChange).IsAssignableFrom(type));
    }

    private static string Kebab(string name)
    {
        var result = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && result.Length > 0)
            {
                result.Append('-');
            }

            result.Append(char.ToLowerInvariant(letter));
        }

        return result.ToString();
    }
}
