namespace RplCaseManager.Web.Shared;

/// <summary>One line of a timeline, all parts as they are to be read.</summary>
/// <param name="Title">What happened.</param>
/// <param name="When">The day or time, already formatted in the right zone.</param>
/// <param name="Who">Who did it.</param>
/// <param name="Note">A word more, such as a reason.</param>
/// <param name="IsNext">It has not happened yet.</param>
/// <param name="Href">Where to read more.</param>
public sealed record TimelineItem(string Title, string? When = null, string? Who = null, string? Note = null, bool IsNext = false, string? Href = null);
