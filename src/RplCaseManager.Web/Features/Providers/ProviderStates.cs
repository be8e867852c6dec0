using RplCaseManager.Application.Providers;

namespace RplCaseManager.Web.Features.Providers;

/// <summary>How a provider stands on a day, for who looks after the trust list.</summary>
public enum ProviderState
{
    /// <summary>Something of it is accredited, and nothing ends soon.</summary>
    Valid,

    /// <summary>Something that is accredited ends within the next ninety days.</summary>
    EndingSoon,

    /// <summary>Nothing of it is accredited.</summary>
    NotAccredited,

    /// <summary>Its last day was before.</summary>
    Ended,
}

/// <summary>States of providers.</summary>
public static class ProviderStates
{
    /// <summary>Days within which an end is "soon": long enough to ask for a renewal.</summary>
    public const int Soon = 90;

    /// <summary>How the provider stands on the day of the list.</summary>
    public static ProviderState Of(TrustedProvider provider, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return provider switch
        {
            { Ended: true } => ProviderState.Ended,
            { IsAccredited: false } => ProviderState.NotAccredited,
            { EndsNext: { } day } when day <= on.AddDays(Soon) => ProviderState.EndingSoon,
            _ => ProviderState.Valid,
        };
    }
}
