namespace RplCaseManager.Web.Features.People;

/// <summary>What the log keeps of signing in: never an address or a name.</summary>
internal static partial class AccountLog
{
    [LoggerMessage(LogLevel.Information, "Signed in: {Person}")]
    public static partial void SignedIn(ILogger logger, Guid person);

    [LoggerMessage(LogLevel.Warning, "Signing in was refused: {Reason}")]
    public static partial void Refused(ILogger logger, string reason);
}
