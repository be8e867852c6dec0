using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Standards;

/// <summary>What a line of the register shows of a standard beside its title.</summary>
/// <param name="Credits">In the standard's own credit system; null when it states none.</param>
/// <param name="ValidYears">Validity of the certificate in whole years; null: without an end.</param>
/// <param name="Outcomes">Number of learning outcomes.</param>
public sealed record RegisterFacts(string Summary, Stated Level, Stated Workload, decimal? Credits, int? ValidYears, int Outcomes)
{
    /// <summary>Nothing is known yet.</summary>
    public static RegisterFacts None { get; } = new("", new(null, Basis.Named, null), new(null, Basis.Named, null), null, null, 0);

    /// <summary>Credits as a whole number of thousandths, rounded half up; what no award can state is cut to the largest that can be kept.</summary>
    public static long Thousandths(decimal credits) => (long)Math.Round(Math.Clamp(credits, 0, 1_000_000_000_000m) * 1000, MidpointRounding.AwayFromZero);
}

/// <summary>
/// A published standard in the register. Only the database writes these rows: triggers on versions and providers keep them, and the words beside
/// them, in step within the same transaction, whoever writes.
/// </summary>
public sealed class RegisterEntry
{
    private RegisterEntry() { }

    /// <summary>Number of the row, by which the index of words names it; it has no meaning outside.</summary>
    public long Row { get; private set; }
    public Guid VersionId { get; private set; }
    public string Code { get; private set; } = "";
    /// <summary>Number of the published version.</summary>
    public int Number { get; private set; }
    public string Title { get; private set; } = "";
    /// <summary>Normal form of the title; the register is ordered by it, then by the code.</summary>
    public string SortTitle { get; private set; } = "";
    public StandardKind Kind { get; private set; }
    /// <summary>ISO 3166-1 alpha-2; null: international.</summary>
    public string? Country { get; private set; }
    public string? Sector { get; private set; }
    /// <summary>Code of the provider that awards it.</summary>
    public string AwardingBody { get; private set; } = "";
    /// <summary>Name of the provider, or its code while nobody has entered the provider.</summary>
    public string BodyName { get; private set; } = "";
    public int? EqfLevel { get; private set; }
    public string? CreditSystem { get; private set; }
    /// <summary>Thousandths of a point of <see cref="CreditSystem"/>.</summary>
    public long? CreditAmount { get; private set; }
    public RegisterFacts Facts { get; private set; } = RegisterFacts.None;
}
