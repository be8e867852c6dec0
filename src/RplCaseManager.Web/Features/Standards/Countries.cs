using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Web.Features.Standards;

/// <summary>Names of countries in words.</summary>
public static class Countries
{
    /// <summary>The name of an ISO 3166-1 alpha-2 code, or the code itself when nobody knows it.</summary>
    public static string Name(string code) => CountryNames.English(code) ?? code;
}
