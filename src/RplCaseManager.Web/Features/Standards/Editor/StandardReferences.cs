using System.Globalization;
using RplCaseManager.Application.Credits;
using RplCaseManager.Application.Providers;
using RplCaseManager.Application.Schemes;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Credits;
using RplCaseManager.Web.Shared.Editing;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Standards.Editor;

/// <summary>What a standard may refer to, for the choices of its editor.</summary>
public sealed record StandardReferences(
    IReadOnlyList<Choice<string>> Bodies, IReadOnlyList<Choice<string>> Schemes, IReadOnlyList<Choice<string>> CreditSystems, IReadOnlyList<CodeTitle> Qualifications)
{
    /// <summary>Nothing is known.</summary>
    public static StandardReferences None { get; } = new([], [], [], []);

    /// <summary>Countries by name; regions that have a code but no name of their own are left out.</summary>
    public static IReadOnlyList<Choice<string>> Countries { get; } = [.. CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Select(culture => new RegionInfo(culture.Name)).Select(region => region.TwoLetterISORegionName).Where(code => code.Length == 2 && code.All(char.IsAsciiLetterUpper)).Distinct(StringComparer.Ordinal)
        .Select(code => new Choice<string>(code, Standards.Countries.Name(code))).Where(choice => choice.Text != choice.Value).OrderBy(choice => choice.Text, StringComparer.CurrentCulture)];

    /// <summary>Reads what is there; a refused list is an empty one, and a code can still stay as it is.</summary>
    public static async Task<StandardReferences> ReadAsync(OperationClient operations)
    {
        ArgumentNullException.ThrowIfNull(operations);
        var bodies = (await operations.SendAsync(new GetTrustList())).Value?.Providers ?? [];
        var schemes = (await operations.SendAsync(new ListSchemes())).Value ?? [];
        var standards = (await operations.SendAsync(new ListStandards())).Value ?? [];
        return new(
            [.. bodies.Where(body => body.IsAwardingBody).Select(body => new Choice<string>(body.Code, body.Name))],
            [.. schemes.Select(row => new Choice<string>(row.Code, row.Title))],
            await CreditSystemsAsync(operations),
            [.. standards.Where(row => row.Published is not null).Select(row => new CodeTitle(row.Code, row.Title))]);
    }

    /// <summary>Credit systems by code and name, the European ones first.</summary>
    public static async Task<IReadOnlyList<Choice<string>>> CreditSystemsAsync(OperationClient operations)
    {
        ArgumentNullException.ThrowIfNull(operations);
        var rows = (await operations.SendAsync(new ListCreditRows())).Value ?? [];
        return [.. CreditCheck.European.Select(code => new Choice<string>(code, code)), .. rows.SelectMany(row => row.Content.Systems.Select(system => new Choice<string>(system.Code, $"{row.Content.Country}: {system.Name}")))];
    }

    /// <summary>Choices with the value that stands, even where nobody knows it any more: opening an editor changes nothing.</summary>
    public static IReadOnlyList<Choice<string>> With(IReadOnlyList<Choice<string>> choices, string? value)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return string.IsNullOrEmpty(value) || choices.Any(choice => choice.Value == value) ? choices : [.. choices, new(value, value)];
    }
}
