using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using RplCaseManager.Application.Audit;

namespace RplCaseManager.Web.Features.Audit;

/// <summary>Filters of the history of the configuration, as they stand in the address.</summary>
/// <param name="Stream">One thing alone, such as <c>standard:at-cnc-specialist</c>.</param>
public sealed record ConfigurationQuery(ConfigurationKind? Kind, string Stream, string Code, string By, DateOnly? From, DateOnly? Until)
{
    /// <summary>Nothing filtered.</summary>
    public static ConfigurationQuery All { get; } = new(null, "", "", "", null, null);

    /// <summary>Whether the days can hold anything.</summary>
    public bool DaysCross => From > Until;

    /// <summary>Reads the address; what it does not know filters nothing.</summary>
    public static ConfigurationQuery Read(string? kind, string? stream, string? code, string? by, string? from, string? until) =>
        new(KindOf(kind), stream?.Trim() ?? "", code?.Trim() ?? "", by?.Trim() ?? "", Day(from), Day(until));

    /// <summary>The same on a page.</summary>
    public string On(string path)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["kind"] = Kind?.ToString().ToLowerInvariant(),
            ["stream"] = Stream,
            ["code"] = Code,
            ["by"] = By,
            ["from"] = Text(From),
            ["until"] = Text(Until),
        };
        return QueryHelpers.AddQueryString(path, values.Where(pair => !string.IsNullOrEmpty(pair.Value)));
    }

    /// <summary>The request for a page of the list.</summary>
    public ListConfigurationHistory Request(ConfigurationCursor? after, int take) =>
        new(Kind, Stream.Length > 0 ? Stream : null, Code, By, From, Until, after, take);

    /// <summary>A kind by its name; null where there is none of that name.</summary>
    public static ConfigurationKind? KindOf(string? name) =>
        Enum.TryParse<ConfigurationKind>(name, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;

    /// <summary>A day as inputs and addresses write it; null where it is none.</summary>
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A day as inputs and addresses write it.</summary>
    public static string? Text(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
