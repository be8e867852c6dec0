using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using RplCaseManager.Application.Ports;

namespace RplCaseManager.Infrastructure.Identity;

/// <summary>Accounts by ASP.NET Core Identity, in the transaction of the running operation (same context).</summary>
internal sealed class IdentityAccounts(UserManager<Account> users) : IAccounts
{
    public async Task<IReadOnlyList<string>> CreateAsync(Guid personId, string email, string? password, bool confirmed, CancellationToken cancellation)
    {
        var account = new Account { Id = personId, UserName = email, Email = email, EmailConfirmed = confirmed, LockoutEnabled = true };
        var result = password is null ? await users.CreateAsync(account) : await users.CreateAsync(account, password);
        return result.Succeeded ? [] : [.. result.Errors.Select(error => "password." + error.Code)];
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

    private async Task<Account> FindAsync(Guid personId) =>
        await users.FindByIdAsync(personId.ToString()) ?? throw new InvalidOperationException($"There is no account {personId}.");

    private static string Encode(string code) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(code));
}
