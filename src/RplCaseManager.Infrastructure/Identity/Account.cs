using Microsoft.AspNetCore.Identity;

namespace RplCaseManager.Infrastructure.Identity;

/// <summary>The account of a person; its id is the person's. Name and roles stand with the person.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>Closed by an administrator.</summary>
    public bool Closed { get; set; }
}
