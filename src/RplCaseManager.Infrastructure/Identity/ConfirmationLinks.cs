using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace RplCaseManager.Infrastructure.Identity;

/// <summary>How long a link that confirms an address works: people open an account and read the mail at the weekend. It opens nothing by itself.</summary>
public sealed class ConfirmationLinkOptions : DataProtectionTokenProviderOptions
{
    /// <summary>Days for which it works; the mail says so.</summary>
    public const int Days = 7;

    public ConfirmationLinkOptions() => (Name, TokenLifespan) = (ConfirmationLinks.ProviderName, TimeSpan.FromDays(Days));
}

/// <summary>The keys of links that confirm an address. Those that set a password end after a day.</summary>
public sealed class ConfirmationLinks(IDataProtectionProvider protection, IOptions<ConfirmationLinkOptions> options, ILogger<DataProtectorTokenProvider<Account>> log)
    : DataProtectorTokenProvider<Account>(protection, options, log)
{
    internal const string ProviderName = "ConfirmationLinks";
}
