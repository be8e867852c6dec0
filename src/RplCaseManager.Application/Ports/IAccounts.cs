namespace RplCaseManager.Application.Ports;

/// <summary>What came of giving an account another address.</summary>
public enum AddressChange
{
    /// <summary>The account has it.</summary>
    Done,
    /// <summary>The code is over, used or not of this person and address.</summary>
    LinkOver,
    /// <summary>Another account has it meanwhile.</summary>
    Taken,
}

/// <summary>Accounts: passwords, lock-out, confirmation. Works in the transaction of the running operation.</summary>
public interface IAccounts
{
    /// <summary>Creates an account whose id is the person's. Answers problem keys (such as <c>password.too-short</c>); empty when done.</summary>
    /// <param name="password">Null: the person sets it by a link.</param>
    Task<IReadOnlyList<string>> CreateAsync(Guid personId, string email, string? password, bool confirmed, CancellationToken cancellation);

    /// <summary>Whether an account with this address exists.</summary>
    Task<bool> ExistsAsync(string email, CancellationToken cancellation);

    /// <summary>Whether the person has set a password.</summary>
    Task<bool> HasPasswordAsync(Guid personId, CancellationToken cancellation);

    /// <summary>Link (path and query) that confirms the address.</summary>
    Task<string> ConfirmationLinkAsync(Guid personId, CancellationToken cancellation);

    /// <summary>Link (path and query) that sets a password; it works once.</summary>
    Task<string> PasswordLinkAsync(Guid personId, CancellationToken cancellation);

    /// <summary>Ends every session of a person and keeps them out, or lets them in again.</summary>
    Task SetActiveAsync(Guid personId, bool active, CancellationToken cancellation);

    /// <summary>The person whose account has this address, or null; a closed account counts as none.</summary>
    Task<Guid?> FindAsync(string email, CancellationToken cancellation);

    /// <summary>The people who have accounts with these addresses, closed ones too, by the address as it was asked for.</summary>
    Task<IReadOnlyDictionary<string, Guid>> FindAllAsync(IReadOnlyCollection<string> emails, CancellationToken cancellation);

    /// <summary>Confirms the address by the code of a confirmation link; false when the code is over or not of this person.</summary>
    Task<bool> ConfirmAsync(Guid personId, string code, CancellationToken cancellation);

    /// <summary>Sets the password by the code of a password link, unlocks the account and confirms its address. Answers problem keys, or null when the code is over, used or not of this person.</summary>
    Task<IReadOnlyList<string>?> SetPasswordAsync(Guid personId, string code, string password, CancellationToken cancellation);

    /// <summary>Changes the password and ends every session. Answers problem keys.</summary>
    Task<IReadOnlyList<string>> ChangePasswordAsync(Guid personId, string current, string password, CancellationToken cancellation);

    /// <summary>Whether this is the person's password.</summary>
    Task<bool> IsPasswordAsync(Guid personId, string password, CancellationToken cancellation);

    /// <summary>Link (path and query) that gives the account another address; it works once, for a day.</summary>
    Task<string> NewAddressLinkAsync(Guid personId, string email, CancellationToken cancellation);

    /// <summary>Gives the account another address by the code of such a link, and ends every session.</summary>
    Task<AddressChange> ChangeAddressAsync(Guid personId, string email, string code, CancellationToken cancellation);

    /// <summary>Ends every session of a person.</summary>
    Task EndSessionsAsync(Guid personId, CancellationToken cancellation);
}
