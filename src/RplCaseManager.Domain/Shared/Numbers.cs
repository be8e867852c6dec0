using System.Globalization;

namespace RplCaseManager.Domain.Shared;

/// <summary>Numbers that people read, type and say: prefix, year, running number and a check character.</summary>
public static class Numbers
{
    // Without I, O and U: nobody reads them wrongly, and no words appear.
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTVWXYZ";

    /// <summary>Makes <c>RPL-2026-000123-C</c>. The check character finds every single wrong digit and every swap of neighbours.</summary>
    public static string Make(string prefix, int year, long running)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{year:0000}-{running:000000}");
        return body + "-" + Check(body);
    }

    /// <summary>Whether a typed number has its right check character; spaces around and lower case are forgiven.</summary>
    public static bool IsWellFormed(string? typed)
    {
        var number = Normalise(typed);
        var cut = number.LastIndexOf('-');
        return cut > 0 && cut == number.Length - 2 && number[^1] == Check(number[..cut]);
    }

    /// <summary>The form in which numbers are stored.</summary>
    public static string Normalise(string? typed) => (typed ?? "").Trim().ToUpperInvariant();

    private static char Check(string body)
    {
        // Weights are the powers of 5, a generator modulo the prime 23, so that neighbours never have the same weight.
        int sum = 0, weight = 1;
        foreach (var character in body)
        {
            if (character == '-')
            {
                continue;
            }

            weight = weight * 5 % 23;
            sum = (sum + (weight * (char.IsAsciiDigit(character) ? character - '0' : character - 'A' + 10))) % 23;
        }

        return Alphabet[sum];
    }
}
