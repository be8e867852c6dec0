namespace RplCaseManager.Application.Ports;

/// <summary>What the application knows of where it runs.</summary>
/// <param name="BaseAddress">Where people reach it; links in mails and QR codes begin with it.</param>
/// <param name="Zone">The zone in which it counts its days, where no scheme has one of its own.</param>
public sealed record Installation(Uri BaseAddress, TimeZoneInfo Zone)
{
    /// <summary>The address at which anyone verifies a certificate.</summary>
    public Uri VerificationOf(string token) => new(BaseAddress, "/verify/" + token);
}
