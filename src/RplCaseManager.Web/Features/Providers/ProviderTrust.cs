using RplCaseManager.Domain.Providers;

namespace RplCaseManager.Web.Features.Providers;

/// <summary>Where a day lies to a period; both days of a period belong to it.</summary>
public enum PeriodState
{
    /// <summary>The day lies in it.</summary>
    Holds,

    /// <summary>It begins later.</summary>
    NotYet,

    /// <summary>Its last day was before.</summary>
    Over,

    /// <summary>The provider itself ended before the day, so that nothing of it holds.</summary>
    ProviderEnded,
}

/// <summary>What of a provider holds on a day.</summary>
public sealed class ProviderTrust(ProviderContent content, DateOnly day)
{
    /// <summary>The day.</summary>
    public DateOnly Day => day;

    /// <summary>The last day of the provider was before.</summary>
    public bool Ended => day > content.EndsOn;

    /// <summary>Accredited as a whole.</summary>
    public bool Whole => content.Accreditations.Any(entry => entry.Award is null && StateOf(entry) is PeriodState.Holds);

    /// <summary>Awards that are accredited on the day, alone or with the whole provider.</summary>
    public IReadOnlyList<ProviderAward> Accredited => [.. content.Awards.Where(IsAccredited)];

    /// <summary>Whether anything holds.</summary>
    public bool Any => content.Accreditations.Any(entry => StateOf(entry) is PeriodState.Holds);

    /// <summary>Whether an award is accredited on the day.</summary>
    public bool IsAccredited(ProviderAward award)
    {
        ArgumentNullException.ThrowIfNull(award);
        return content.Accreditations.Any(entry => StateOf(entry) is PeriodState.Holds && (entry.Award is null || entry.Award == award.Code || entry.Award == award.Standard));
    }

    /// <summary>Whether an accreditation holds on the day.</summary>
    public PeriodState StateOf(Accreditation accreditation)
    {
        ArgumentNullException.ThrowIfNull(accreditation);
        return StateOf(accreditation.From, accreditation.Until);
    }

    /// <summary>Whether a period of the provider (of an accreditation, of a key) holds on the day.</summary>
    public PeriodState StateOf(DateOnly from, DateOnly? until) =>
        Ended ? PeriodState.ProviderEnded : day < from ? PeriodState.NotYet : day > until ? PeriodState.Over : PeriodState.Holds;

    /// <summary>Title of what an accreditation names; null: the provider as a whole.</summary>
    public string? TitleOf(Accreditation accreditation)
    {
        ArgumentNullException.ThrowIfNull(accreditation);
        return accreditation.Award is not { } code ? null : content.Awards.FirstOrDefault(award => award.Code == code || award.Standard == code)?.Title ?? code;
    }
}
