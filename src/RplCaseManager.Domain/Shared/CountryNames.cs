using System.Globalization;

namespace RplCaseManager.Domain.Shared;

/// <summary>Names of countries in words.</summary>
public static class CountryNames
{
    /// <summary>The English name of an ISO 3166-1 alpha-2 code; the code itself when nobody knows it, null for none.</summary>
    public static string? English(string? code)
    {
        if (string.IsNullOrEmpty(code))
        {
            return null;
        }

        try
        {
            // DisplayName follows the language of the server's system, not the reader's.
            return new RegionInfo(code).EnglishName;
        }
        catch (ArgumentException)
        {
            return code;
        }
    }
}
