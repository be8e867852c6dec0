namespace RplCaseManager.Domain.Evidence;

/// <summary>How the age of a piece of evidence stands for one outcome.</summary>
public enum CurrencyStanding
{
    /// <summary>The standard sets no limit for it.</summary>
    NoLimit,

    /// <summary>There is a limit, but nobody said from which day the piece is: its age is not checked.</summary>
    NotChecked,
    Current,
    TooOld,
}

/// <summary>Whether a piece of evidence is current for an outcome on a day, and until when.</summary>
/// <param name="Years">How old it may be; null: no limit.</param>
/// <param name="Until">Last day on which it is current; null where nothing is counted.</param>
public sealed record PieceCurrency(CurrencyStanding Standing, int? Years, DateOnly? Until)
{
    /// <summary>Counts the age of a piece.</summary>
    /// <param name="years">How old it may be, in years; null: no limit.</param>
    /// <param name="datedOn">The day from which it is; null: not stated.</param>
    /// <param name="on">The day on which it counts.</param>
    public static PieceCurrency Of(int? years, DateOnly? datedOn, DateOnly on) => (years, datedOn?.AddYears(years ?? 0)) switch
    {
        (null, _) => new(CurrencyStanding.NoLimit, null, null),
        (_, null) => new(CurrencyStanding.NotChecked, years, null),
        (_, { } until) => new(until < on ? CurrencyStanding.TooOld : CurrencyStanding.Current, years, until),
    };
}
