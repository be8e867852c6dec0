using System.Globalization;
using Microsoft.Extensions.Localization;
using RplCaseManager.Domain.Programmes;

namespace RplCaseManager.Web.Features.Programmes;

/// <summary>How much a programme takes, and how much of it an exemption may cover, in words.</summary>
public sealed class ProgrammeMeasures(ProgrammeContent content)
{
    /// <summary>Hours of all parts; null where a part does not say its own.</summary>
    public decimal? Hours => Sum(part => part.WorkloadHours);

    /// <summary>Credits of all parts, in the programme's credit system; null where a part does not say its own.</summary>
    public decimal? Credits => Sum(part => part.Credits);

    /// <summary>A number as people write it.</summary>
    public static string Number(decimal value) => value.ToString("0.##", CultureInfo.CurrentCulture);

    /// <summary>The largest share that may be exempted, and how much that is where it can be counted.</summary>
    public string Share(IStringLocalizer<Resources.ProgrammePages> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (content.LargestShareExempted == 0 || !content.Parts.Any(part => part.MayBeExempted))
        {
            return texts["Share.Nothing"];
        }

        if (content.LargestShareExempted == 1)
        {
            return texts[content.Parts.All(part => part.MayBeExempted) ? "Share.All" : "Share.Marked"];
        }

        var percent = Number(content.LargestShareExempted * 100);
        return content.ShareOf switch
        {
            ShareOf.Credits when Credits is { } credits => texts["Share.Credits.Counted", percent, Number(credits * content.LargestShareExempted), Number(credits), content.CreditSystem ?? ""],
            ShareOf.Workload when Hours is { } hours => texts["Share.Workload.Counted", percent, Number(hours * content.LargestShareExempted), Number(hours)],
            _ => texts[$"Share.{content.ShareOf}", percent],
        };
    }

    private decimal? Sum(Func<ProgrammePart, decimal?> measure) => content.Parts.Count > 0 && content.Parts.All(part => measure(part) is not null) ? content.Parts.Sum(part => measure(part)!.Value) : null;
}
