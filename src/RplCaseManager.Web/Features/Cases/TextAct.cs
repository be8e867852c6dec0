namespace RplCaseManager.Web.Features.Cases;

/// <summary>An act that needs a text: what <see cref="TextActDialog"/> asks.</summary>
/// <param name="Title">The question, with its object.</param>
/// <param name="Body">What will happen, and what will not.</param>
/// <param name="Label">Names the text, and says who reads it.</param>
/// <param name="Confirm">The button's verb.</param>
/// <param name="Scope">What the draft of the text belongs to.</param>
/// <param name="IsDestructive">Something is taken away: the button is red.</param>
/// <param name="IsOptional">It can be confirmed without a text.</param>
public sealed record TextAct(string Title, string Body, string Label, string Confirm, string Scope, bool IsDestructive = false, bool IsOptional = false);
