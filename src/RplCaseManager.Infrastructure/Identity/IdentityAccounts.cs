using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Ports;

namespace RplCaseManager.Infrastructure.Identity;

/// <summary>Accounts by ASP.NET Core Identity, in the transaction of the running operation (same context).</summary>
internal sealed class IdentityAccounts(UserManager<Account> users) : IAccounts
{
    public async Task<IReadOnlyList<string>> CreateAsync(Guid personId, string email, string? password, bool confirmed, CancellationToken cancellation)
    {
        var account = new Account { Id = personId, UserName = email, Email = email, EmailConfirmed = confirmed, LockoutEnabled = true };
        var result = password is null ? await users.CreateAsync(account) : await users.CreateAsync(account, password);
        return Problems(result);
    }

    public async Task<bool> ExistsAsync(string email, CancellationToken cancellation) => await users.FindByEmailAsync(email) is not null;

    public async Task<bool> HasPasswordAsync(Guid personId, CancellationToken cancellation) => await users.HasPasswordAsync(await FindAsync(personId));

    public async Task<string> ConfirmationLinkAsync(Guid personId, CancellationToken cancellation)
    {
        var account = await FindAsync(personId);
        return $"/account/confirm?id={personId:N}&code={Encode(await users.GenerateEmailConfirmationTokenAsync(account))}";
    }

    public async Task<string> PasswordLinkAsync(Guid personId, CancellationToken cancellation)
    {
        var account = await FindAsync(personId);
        return $"/account/password?id={personId:N}&code={Encode(await users.GeneratePasswordResetTokenAsync(account))}";
    }

    public async Task SetActiveAsync(Guid personId, bool active, CancellationToken cancellation)
    {
        var account = await FindAsync(personId);
        account.Closed = !active;
        // A new stamp ends every session at its next check.
        await users.UpdateSecurityStampAsync(account);
    }

    public async Task<Guid?> FindAsync(string email, CancellationToken cancellation) =>
        await users.FindByEmailAsync(email) is { Closed: false } account ? account.Id : null;

    public async Task<IReadOnlyDictionary<string, Guid>> FindAllAsync(IReadOnlyCollection<string> emails, CancellationToken cancellation)
    {
        var asked = emails.Distinct(StringComparer.Ordinal).ToDictionary(email => email, email => users.NormalizeEmail(email)!, StringComparer.Ordinal);
        var keys = asked.Values.ToList();
        var found = await users.Users.AsNoTracking().Where(account => keys.Contains(account.NormalizedEmail!)).ToDictionaryAsync(account => account.NormalizedEmail!, account => account.Id, cancellation);
        return asked.Where(pair => found.ContainsKey(pair.Value)).ToDictionary(pair => pair.Key, pair => found[pair.Value], StringComparer.Ordinal);
    }

    public async Task<bool> ConfirmAsync(Guid personId, string code, CancellationToken cancellation) =>
        await users.FindByIdAsync(personId.ToString()) is { } account && Decode(code) is { } token && (await users.ConfirmEmailAsync(account, token)).Succeeded;

    public async Task<IReadOnlyList<string>?> SetPasswordAsync(Guid personId, string code, string password, CancellationToken cancellation)
    {
        if (await users.FindByIdAsync(personId.ToString()) is not { Closed: false } account || Decode(code) is not { } token)
        {
            return null;
        }

        var result = await users.ResetPasswordAsync(account, token, password);
        if (!result.Succeeded)
        {
            return result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.InvalidToken)) ? null : Problems(result);
        }

        (account.EmailConfirmed, account.LockoutEnd, account.AccessFailedCount) = (true, null, 0);
        return Problems(await users.UpdateAsync(account));
    }

    public async Task<IReadOnlyList<string>> ChangePasswordAsync(Guid personId, string current, string password, CancellationToken cancellation) =>
        Problems(await users.ChangePasswordAsync(await FindAsync(personId), current, password));

    public async Task<bool> IsPasswordAsync(Guid personId, string password, CancellationToken cancellation) => await users.CheckPasswordAsync(await FindAsync(personId), password);

    public async Task<string> NewAddressLinkAsync(Guid personId, string email, CancellationToken cancellation)
    {
        var account = await FindAsync(personId);
        return $"/account/address/confirm?id={personId:N}&email={Uri.EscapeDataString(email)}&code={Encode(await users.GenerateChangeEmailTokenAsync(account, email))}";
    }

    public async Task<AddressChange> ChangeAddressAsync(Guid personId, string email, string code, CancellationToken cancellation)
    {
        if (await users.FindByIdAsync(personId.ToString()) is not { Closed: false } account || Decode(code) is not { } token)
        {
            return AddressChange.LinkOver;
        }

        // People sign in by their address, so that it is also the account's name.
        var result = await users.ChangeEmailAsync(account, email, token);
        result = result.Succeeded ? await users.SetUserNameAsync(account, email) : result;
        return result.Succeeded ? AddressChange.Done
            : result.Errors.Any(error => error.Code is nameof(IdentityErrorDescriber.InvalidToken)) ? AddressChange.LinkOver : AddressChange.Taken;
    }

    public async Task EndSessionsAsync(Guid personId, CancellationToken cancellation) => await users.UpdateSecurityStampAsync(await FindAsync(personId));

    private static IReadOnlyList<string> Problems(IdentityResult result) => [.. result.Errors.Select(error => "password." + error.Code)];

    private static string? Decode(string code)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(code));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private async Task<Account> FindAsync(Guid personId) =>
        await users.FindByIdAsync(personId.ToString()) ?? throw new InvalidOperationException($"There is no account {personId}.");

    private static string Encode(string code) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(code));
}
