using System.Globalization;

namespace RplCaseManager.Web.Shared;

/// <summary>Ids that tie a label to its element; unique in the running program, without meaning.</summary>
public static class ElementId
{
    private static long last;

    public static string Next(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{Interlocked.Increment(ref last)}");
}
