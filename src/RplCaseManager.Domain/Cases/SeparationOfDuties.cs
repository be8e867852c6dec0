using RplCaseManager.Domain.Schemes;

namespace RplCaseManager.Domain.Cases;

/// <summary>A duty that a person has carried out in a case.</summary>
public sealed record DutyHeld(Guid PersonId, CaseDuty Duty);

/// <summary>DOMAIN rule 1: nobody decides on themselves; duties combine only where the scheme says so, and never below the floor.</summary>
public static class SeparationOfDuties
{
    /// <summary>Whether a person may take a duty, given who is the candidate and which duties the person already had.</summary>
    public static bool MayTake(Guid person, CaseDuty duty, Guid candidate, IEnumerable<DutyHeld> held, IReadOnlyList<DutyPair> mayCombine) =>
        person != candidate
        && held.Where(entry => entry.PersonId == person && entry.Duty != duty).All(entry => Combines(entry.Duty, duty, mayCombine));

    /// <summary>Whether a person may decide on an appeal: only who had no part in the case, whatever a scheme says.</summary>
    public static bool MayReviewAppeal(Guid person, Guid candidate, IEnumerable<DutyHeld> held) =>
        person != candidate && held.All(entry => entry.PersonId != person);

    private static bool Combines(CaseDuty one, CaseDuty other, IReadOnlyList<DutyPair> mayCombine)
    {
        // The floor: nobody verifies their own work, whatever a scheme says.
        if ((one, other) is (CaseDuty.Assessor, CaseDuty.Verifier) or (CaseDuty.Verifier, CaseDuty.Assessor))
        {
            return false;
        }

        return mayCombine.Any(pair => (pair.First == one && pair.Second == other) || (pair.First == other && pair.Second == one));
    }
}
