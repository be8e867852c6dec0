using System.Globalization;
using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>Self-assessment, one unit a page. Each choice is saved at once; choices made while one save runs travel in the next.</summary>
public partial class RatePage : CasePageBase
{
    private Ratings? ratings;
    private long version;
    private bool saving;
    private bool again;
    private DateTimeOffset? savedAt;

    [Parameter]
    public string? UnitCode { get; set; }

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private int Index => Math.Max(0, Case!.Units.ToList().FindIndex(unit => string.Equals(unit.Code, UnitCode, StringComparison.OrdinalIgnoreCase)));

    private UnitDetails? Unit => Case?.Units[Index];

    private UnitDetails? Next => Index + 1 < Case!.Units.Count ? Case.Units[Index + 1] : null;

    private UnitDetails? Previous => Index > 0 ? Case!.Units[Index - 1] : null;

    private int Total => Case!.Units.Sum(unit => unit.Outcomes.Count);

    private bool Open => CaseSituation.FileIsOpen(Case!);

    private string SavedText => (saving, savedAt, Refused) switch
    {
        (true, _, _) => Texts["Saving"],
        (_, _, not null) => Texts["NotSaved"],
        (_, { } at, _) => Texts["Saved", TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(Case!.ZoneId)).ToString("HH:mm", CultureInfo.CurrentCulture)],
        _ => Texts["SavedAlways"],
    };

    protected override Task OnReadAsync(CaseDetails details)
    {
        (ratings, version, savedAt) = (new Ratings(details), details.Version, null);
        return Task.CompletedTask;
    }

    private Task RateAsync(string code, SelfRating? rating)
    {
        ratings!.Rate(code, rating);
        return SaveAsync();
    }

    private Task DecideAsync(string code, bool claimed)
    {
        ratings!.Decide(code, claimed);
        return SaveAsync();
    }

    private async Task SaveAsync()
    {
        if (saving)
        {
            again = true;
            return;
        }

        saving = true;
        try
        {
            do
            {
                again = false;
                var result = await Operations.SendAsync(new RateOutcomes(Operations.NewRequest(), Id, version, ratings!.All));
                Refused = result.Refusal;
                if (result.Ok)
                {
                    (version, savedAt) = (result.Value, Time.GetUtcNow());
                }
            }
            while (again && Refused is null);
        }
        finally
        {
            saving = false;
        }
    }
}
