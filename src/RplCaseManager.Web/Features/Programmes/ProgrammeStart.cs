using RplCaseManager.Domain.Programmes;

namespace RplCaseManager.Web.Features.Programmes;

/// <summary>What a new programme begins with.</summary>
public static class ProgrammeStart
{
    /// <summary>A blank programme.</summary>
    public static ProgrammeContent Blank(string code, string title) =>
        new() { Code = code, Title = title, Kind = ProgrammeKind.EducationProgramme, Summary = "", Provider = "", Standard = "", Parts = [] };

    /// <summary>A code that no part has yet: P1, P2, …</summary>
    public static string NextPart(IReadOnlyList<ProgrammePart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var number = parts.Count + 1;
        while (parts.Any(part => part.Code == string.Create(System.Globalization.CultureInfo.InvariantCulture, $"P{number}")))
        {
            number++;
        }

        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"P{number}");
    }
}
