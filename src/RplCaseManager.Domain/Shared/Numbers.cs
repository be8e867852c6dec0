using System.Globalization;

namespace RplCaseManager.Domain.Shared;

/// <summary>Numbers that people read, type and say: prefix, year, running number and a check character.</summary>
public static class Numbers
{
    // Without 0, 1, I, O and U: nobody reads them wrongly, and no words appear. 31 is a prime with room for 26 letters and the hyphen.
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTVWXYZ23456789";

    /// <summary>
    /// Makes a number such as <c>RPL-2026-000123-C</c>. Form and check character together find every single wrong character and
    /// every swap of neighbours.
    /// </summary>
    /// <param name="prefix">Groups of A to Z with hyphens between, such as <c>AT-CERT</c>; anything else throws <see cref="ArgumentException"/>.</param>
    public static string Make(string prefix, int year, long running)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{year:0000}-{running:000000}");
        return HasForm(body) ? body + "-" + Check(body) : throw new ArgumentException("Not a prefix, year and running number: " + body, nameof(prefix));
    }

    /// <summary>Whether a typed number has its right check character; spaces around and lower case are forgiven.</summary>
    public static bool IsWellFormed(string? typed)
    {
        var number = Normalise(typed);
        var cut = number.LastIndexOf('-');
        return cut > 0 && cut == number.Length - 2 && HasForm(number[..cut]) && number[^1] == Check(number[..cut]);
    }

    /// <summary>The form in which numbers are stored.</summary>
    public static string Normalise(string? typed) => (typed ?? "").Trim().ToUpperInvariant();

    private static bool HasForm(string body)
    {
        var groups = body.Split('-');
        return groups.Length >= 3
            && groups[..^2].All(group => group.Length > 0 && group.All(char.IsAsciiLetterUpper))
            && groups[^2].Length == 4 && groups[^2].All(char.IsAsciiDigit)
            && groups[^1].Length >= 6 && groups[^1].All(char.IsAsciiDigit);
    }

    private static char Check(string body)
    {
        // Weights are the powers of 3, a generator modulo the prime 31, so that neighbours never have the same weight.
        int sum = 0, weight = 1;
        foreach (var character in body)
        {
            weight = weight * 3 % 31;
            sum = (sum + (weight * (character == '-' ? 36 : char.IsAsciiDigit(character) ? character - '0' : character - 'A' + 10))) % 31;
        }

        return Alphabet[sum];
    }
}
