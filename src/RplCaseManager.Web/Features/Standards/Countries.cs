using System.Globalization;

namespace RplCaseManager.Web.Features.Standards;

/// <summary>Names of countries in words.</summary>
public static class Countries
{
    /// <summary>The name of an ISO 3166-1 alpha-2 code, or the code itself when nobody knows it.</summary>
    public static string Name(string code)
    {
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
