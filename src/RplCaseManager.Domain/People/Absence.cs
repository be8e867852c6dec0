using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.People;

/// <summary>A time in which a person does not work; it includes both its days. Their cases stay theirs until the stand-in takes one over.</summary>
public sealed class Absence : Aggregate
{
    private Absence() { }

    /// <summary>Records an absence. The caller has checked the days and the stand-in by <see cref="Check"/>.</summary>
    public Absence(Guid id, Guid personId, DateOnly from, DateOnly until, string reason, Guid? standInId) =>
        (Id, PersonId, From, Until, Reason, StandInId) = (id, personId, from, until, reason, standInId);

    public Guid PersonId { get; private set; }
    public DateOnly From { get; private set; }
    /// <summary>The last day.</summary>
    public DateOnly Until { get; private set; }
    public string Reason { get; private set; } = "";
    /// <summary>Who may take over the person's cases meanwhile and gets their reminders too; null: nobody.</summary>
    public Guid? StandInId { get; private set; }

    /// <summary>The person is back from a day on. False when the absence had not begun before it: then nothing of it is left.</summary>
    public bool EndBefore(DateOnly day)
    {
        if (day <= From)
        {
            return false;
        }

        Until = day.AddDays(-1) < Until ? day.AddDays(-1) : Until;
        Touch();
        return true;
    }

    /// <summary>The roles whose work somebody else can do meanwhile.</summary>
    public static IReadOnlyList<Role> Duties { get; } = [Role.CaseOfficer, Role.Assessor, Role.Verifier, Role.Decider];

    /// <summary>Whether somebody can stand in for a person: another one, active, with one of the person's duties in the same body.</summary>
    public static bool CanStandIn(Person person, Person other) => other.Id != person.Id && other.Active
        && person.Grants.Any(grant => Duties.Contains(grant.Role) && (grant.Body is { } body ? other.Has(grant.Role, body) : other.Has(grant.Role)));

    /// <summary>Why an absence cannot be recorded, or null.</summary>
    /// <param name="others">The absences that the person has already.</param>
    public static Refusal? Check(Person person, DateOnly from, DateOnly until, Person? standIn, IEnumerable<Absence> others) =>
        until < from ? new RuleRefusal("absence.days")
        : others.Any(other => other.From <= until && from <= other.Until) ? new RuleRefusal("absence.overlaps")
        : standIn is not null && !CanStandIn(person, standIn) ? new RuleRefusal("absence.stand-in") : null;
}
