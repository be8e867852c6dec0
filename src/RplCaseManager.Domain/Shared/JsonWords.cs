using System.Text.RegularExpressions;

namespace RplCaseManager.Domain.Shared;

/// <summary>What is said about JSON that cannot be read, for whoever wrote it: the names of our types are of no use to anybody.</summary>
public static partial class JsonWords
{
    /// <summary>The reader's words without the names of types; field, place and line stay.</summary>
    public static string Of(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return TypeName().Replace(exception.Message, "");
    }

    [GeneratedRegex(@"(JSON deserialization )?for type '[^']*' ?| to any \.NET member contained in type '[^']*'|(?<=converted) to [^ ]+(?=\.( Path|$))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeName();
}
