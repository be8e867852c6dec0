namespace RplCaseManager.Application.Ports;

/// <summary>What the application knows of where it runs.</summary>
/// <param name="BaseAddress">Where people reach it; links in mails and QR codes begin with it.</param>
public sealed record Installation(Uri BaseAddress)
{
    /// <summary>The address at which anyone verifies a certificate.</summary>
    public Uri VerificationOf(string token) => new(BaseAddress, "/verify/" + token);
}
