namespace RplCaseManager.Web.Shared;

/// <summary>One choice of a <see cref="Segmented{TValue}"/>.</summary>
/// <param name="Value">What is chosen.</param>
/// <param name="Text">What is read on it.</param>
/// <param name="Spoken">What a screen reader says, when the text is a sign ("?": "cannot say").</param>
/// <param name="Key">What a static form posts; the value's own text when left out.</param>
public sealed record SegmentOption<TValue>(TValue Value, string Text, string? Spoken = null, string? Key = null);
