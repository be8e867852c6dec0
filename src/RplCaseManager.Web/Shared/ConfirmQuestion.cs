namespace RplCaseManager.Web.Shared;

/// <summary>What <see cref="ConfirmDialog"/> asks before an act that cannot be undone.</summary>
/// <param name="Title">The question, with its object: "Withdraw case RPL-2026-000412-K?"</param>
/// <param name="Body">What will happen, and what will not.</param>
/// <param name="Confirm">The button's verb: "Withdraw".</param>
/// <param name="ReasonLabel">When given, a reason must be written; the label says who reads it.</param>
/// <param name="IsDestructive">Something is taken away: the button is red.</param>
/// <param name="ReasonOptional">The reason may be left empty.</param>
/// <param name="Cancel">The other button; "Go back" when left out.</param>
public sealed record ConfirmQuestion(string Title, string Body, string Confirm, string? ReasonLabel = null, bool IsDestructive = false, string? Cancel = null, bool ReasonOptional = false);

/// <summary>The answer: confirmed or not, and the reason (empty when none was asked).</summary>
public sealed record ConfirmAnswer(bool Confirmed, string Reason)
{
    public static ConfirmAnswer No { get; } = new(false, "");
}
