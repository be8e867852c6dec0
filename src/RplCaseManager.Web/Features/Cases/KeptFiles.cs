using RplCaseManager.Application.Cases;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>How it stands with the files of a case, as its candidate reads it.</summary>
public enum FilesKept
{
    /// <summary>The case has not ended; they are kept for a period after its end.</summary>
    Open,
    /// <summary>The case has not ended; they are kept for good.</summary>
    OpenForGood,
    /// <summary>The case has ended; they are kept until a day.</summary>
    Until,
    /// <summary>The case has ended; they are kept for good.</summary>
    ForGood,
    /// <summary>All of them were destroyed.</summary>
    Destroyed,
}

/// <summary>What the case page says of the files.</summary>
/// <param name="DestroyedOn">The day on which the last of them was destroyed; null where one is left.</param>
/// <param name="IsSoon">The last month before they are destroyed.</param>
public sealed record KeptFiles(FilesKept Standing, DateOnly? DestroyedOn, bool IsSoon)
{
    /// <summary>How it stands; null where there are no files.</summary>
    public static KeptFiles? Of(CaseDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        if (details.Evidence.Count == 0)
        {
            return null;
        }

        var files = details.Files;
        // Files that came in a later round of the case are kept by their own period.
        if (files is { EndedOn: not null, Until: not null } && details.Evidence.All(piece => piece.DestroyedOn is not null))
        {
            return new(FilesKept.Destroyed, details.Evidence.Max(piece => piece.DestroyedOn), false);
        }

        return files switch
        {
            { EndedOn: null, Months: null } => new(FilesKept.OpenForGood, null, false),
            { EndedOn: null } => new(FilesKept.Open, null, false),
            { Until: { } until } => new(FilesKept.Until, null, until.AddDays(-Domain.Cases.Case.FilesReminderDays) <= details.Today),
            _ => new(FilesKept.ForGood, null, false),
        };
    }
}
