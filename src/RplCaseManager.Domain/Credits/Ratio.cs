using System.Numerics;

namespace RplCaseManager.Domain.Credits;

/// <summary>An exact ratio in lowest terms: 1/28 does not end as a decimal, so that no factor is ever one.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(RatioJson))]
public readonly record struct Ratio
{
    /// <summary>Makes a ratio in lowest terms with a positive denominator. A denominator of zero throws <see cref="DivideByZeroException"/>.</summary>
    public Ratio(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException("A ratio needs a denominator other than zero.");
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        (Numerator, Denominator) = (numerator / divisor, denominator / divisor);
    }

    public BigInteger Numerator { get; }
    public BigInteger Denominator { get; }

    /// <summary>In lowest terms: <c>25</c>, <c>100/9</c>.</summary>
    public override string ToString() => Denominator.IsOne ? Numerator.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    /// <summary>The other way round.</summary>
    public Ratio Inverse() => new(Denominator, Numerator);

    /// <summary>An exact product.</summary>
    public static Ratio operator *(Ratio one, Ratio other) => new(one.Numerator * other.Numerator, one.Denominator * other.Denominator);

    /// <summary>An exact sum.</summary>
    public static Ratio operator +(Ratio one, Ratio other) => new((one.Numerator * other.Denominator) + (other.Numerator * one.Denominator), one.Denominator * other.Denominator);

    /// <summary>The exact value of a decimal.</summary>
    public static Ratio Of(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var scale = (bits[3] >> 16) & 0x7F;
        var digits = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        return new(bits[3] < 0 ? -digits : digits, BigInteger.Pow(10, scale));
    }

    /// <summary>The value as a decimal with so many places, and whether it had to be rounded (half to even).</summary>
    public (decimal Value, bool Rounded) ToDecimal(int places = 4)
    {
        var scaled = Numerator * BigInteger.Pow(10, places);
        var quotient = BigInteger.DivRem(BigInteger.Abs(scaled), Denominator, out var rest);
        var twice = rest * 2;
        if (twice > Denominator || (twice == Denominator && !quotient.IsEven))
        {
            quotient += 1;
        }

        var value = (decimal)quotient / (decimal)BigInteger.Pow(10, places);
        return (Numerator.Sign < 0 ? -value : value, !rest.IsZero);
    }
}

/// <summary>An amount in a credit system (or in hours, system <c>hours</c>), with where it came from.</summary>
/// <param name="Provenance">Each conversion that led here, in order; empty for a stated amount.</param>
public sealed record CreditAmount(string System, Ratio Amount, IReadOnlyList<CreditStep> Provenance)
{
    /// <summary>An amount as an award states it.</summary>
    public static CreditAmount Stated(string system, decimal amount) => new(system, Ratio.Of(amount), []);
}

/// <summary>One conversion as it was used, possibly the other way round than it is defined.</summary>
/// <param name="Factor">Amount in <paramref name="To"/> for one unit of <paramref name="From"/>.</param>
/// <param name="Source">Where the conversion comes from.</param>
/// <param name="ValidFrom">First day; null: open.</param>
/// <param name="ValidUntil">Last day, included; null: open.</param>
public sealed record CreditStep(string From, string To, Ratio Factor, string Source, DateOnly? ValidFrom, DateOnly? ValidUntil);

/// <summary>One explicit step between two systems.</summary>
/// <param name="Factor">Amount in <paramref name="To"/> for one unit of <paramref name="From"/>.</param>
/// <param name="Reversible">There and back is the identity.</param>
public sealed record CreditConversion(string From, string To, Ratio Factor, bool Reversible, string Source, DateOnly? ValidFrom = null, DateOnly? ValidUntil = null)
{
    /// <summary>Whether the step holds on a day, both days included.</summary>
    public bool HoldsOn(DateOnly day) => (ValidFrom is null || day >= ValidFrom) && (ValidUntil is null || day <= ValidUntil);
}

/// <summary>The crosswalk: every conversion that is defined. Where no path exists the answer is "no conversion is defined", never a guess.</summary>
public sealed class CreditCrosswalk(IReadOnlyList<CreditConversion> conversions)
{
    /// <summary>Converts by the shortest path of steps that hold on the day; null when none is defined.</summary>
    public CreditAmount? Convert(CreditAmount from, string to, DateOnly on)
    {
        var reached = new Dictionary<string, CreditAmount>(StringComparer.Ordinal) { [from.System] = from };
        var queue = new Queue<CreditAmount>([from]);
        while (queue.TryDequeue(out var amount))
        {
            if (amount.System == to)
            {
                return amount;
            }

            foreach (var step in Steps(amount.System, on))
            {
                var next = new CreditAmount(step.To, amount.Amount * step.Factor, [.. amount.Provenance, step]);
                if (reached.TryAdd(step.To, next))
                {
                    queue.Enqueue(next);
                }
            }
        }

        return null;
    }

    private IEnumerable<CreditStep> Steps(string from, DateOnly on) => conversions.Where(step => step.HoldsOn(on)).SelectMany(step =>
        step.From == from ? [new(step.From, step.To, step.Factor, step.Source, step.ValidFrom, step.ValidUntil)]
        : step.Reversible && step.To == from ? new CreditStep[] { new(step.To, step.From, step.Factor.Inverse(), step.Source, step.ValidFrom, step.ValidUntil) } : []);
}
