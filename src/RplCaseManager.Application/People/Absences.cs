using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.People;

/// <summary>Records when a person of the staff does not work and who stands in; they themselves or an administrator. Both days belong to it.</summary>
/// <param name="StandInId">Who may take their cases over and gets their reminders too; null: nobody.</param>
public sealed record RecordAbsence(Guid RequestId, Guid PersonId, DateOnly From, DateOnly Until, string Reason, Guid? StandInId) : IChange<Guid>, IValidated
{
    public IEnumerable<FieldProblem> Validate() => TextLimits.Check(nameof(Reason), Reason, TextLimits.Remark);
}

/// <summary>Answers the id of the absence. Refused for a stand-in without one of the person's roles in the same body, and where another absence lies in the days.</summary>
public sealed class RecordAbsenceHandler(IRplDb db, Authorisation me, Journal journal, OperationContext context) : IHandle<RecordAbsence, Guid>
{
    public async ValueTask<Result<Guid>> Handle(RecordAbsence request, CancellationToken cancellationToken)
    {
        if (!AbsenceDesk.MayChange(me.Me, request.PersonId))
        {
            return new NotYours("person");
        }

        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(found => found.Id == request.PersonId, cancellationToken);
        var standIn = await db.People.AsNoTracking().FirstOrDefaultAsync(found => found.Id == request.StandInId, cancellationToken);
        if (person is null || (request.StandInId is not null && standIn is null))
        {
            return new NotFound("person");
        }

        var others = await db.Absences.AsNoTracking().Where(absence => absence.PersonId == person.Id).ToListAsync(cancellationToken);
        if (Absence.Check(person, request.From, request.Until, standIn, others) is { } refusal)
        {
            return refusal;
        }

        var recorded = new Absence(context.NewId(), person.Id, request.From, request.Until, request.Reason.Trim(), request.StandInId);
        db.Absences.Add(recorded);
        journal.Record(Streams.Account(person.Id), "absence.recorded", new { absence = recorded.Id, from = recorded.From, until = recorded.Until, standIn = recorded.StandInId }, new { reason = recorded.Reason });
        return recorded.Id;
    }
}

/// <summary>A person of the staff is back earlier, or does not go: they themselves or an administrator end the absence.</summary>
public sealed record EndAbsence(Guid RequestId, Guid AbsenceId) : IChange<Done>;

/// <summary>From today on the person works again; an absence that had not begun is gone, and the trail keeps it.</summary>
public sealed class EndAbsenceHandler(IRplDb db, Authorisation me, Journal journal, OperationContext context) : IHandle<EndAbsence, Done>
{
    public async ValueTask<Result<Done>> Handle(EndAbsence request, CancellationToken cancellationToken)
    {
        var absence = await db.Absences.FirstOrDefaultAsync(found => found.Id == request.AbsenceId, cancellationToken);
        if (absence is null || !AbsenceDesk.MayChange(me.Me, absence.PersonId))
        {
            return new NotFound("absence");
        }

        if (!absence.EndBefore(context.Today))
        {
            db.Absences.Remove(absence);
        }

        journal.Record(Streams.Account(absence.PersonId), "absence.ended", new { absence = absence.Id, from = absence.From, until = absence.Until });
        return Done.Value;
    }
}

/// <summary>Says in which fields and languages a person of the staff can assess: an administrator; they themselves only the languages.</summary>
/// <param name="Expertise">Fields, sectors and occupations as the standards name them.</param>
/// <param name="Languages">IETF tags.</param>
public sealed record ChangeExpertise(Guid RequestId, Guid PersonId, long ExpectedVersion, IReadOnlyList<string> Expertise, IReadOnlyList<string> Languages) : IChange<long>, IVersioned, IValidated
{
    /// <summary>Most fields or languages of a person.</summary>
    public const int Most = 50;

    /// <summary>The values as they are kept: without blanks around them, each once.</summary>
    internal static List<string> Clean(IEnumerable<string> values) => [.. values.Select(value => value.Trim()).Where(value => value.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    public IEnumerable<FieldProblem> Validate()
    {
        foreach (var (field, values) in new[] { (nameof(Expertise), Expertise), (nameof(Languages), Languages) })
        {
            if (values.Count > Most)
            {
                yield return new(field, "too-many", Most.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            foreach (var problem in values.SelectMany(value => TextLimits.Check(field, value, TextLimits.Name)).Take(1))
            {
                yield return problem;
            }
        }

        if (Languages.FirstOrDefault(tag => tag.Trim().Length > 0 && !LanguageTags.Exists(tag.Trim())) is { } wrong)
        {
            yield return new(nameof(Languages), "language-tag", wrong);
        }
    }
}

/// <summary>Answers the new version of the person. Refused when a person names fields of their own.</summary>
public sealed class ChangeExpertiseHandler(IRplDb db, Authorisation me, ConfigurationDesk desk, Journal journal) : IHandle<ChangeExpertise, long>
{
    public async ValueTask<Result<long>> Handle(ChangeExpertise request, CancellationToken cancellationToken)
    {
        if (!AbsenceDesk.MayChange(me.Me, request.PersonId))
        {
            return new NotYours("person");
        }

        var person = await db.People.FirstOrDefaultAsync(found => found.Id == request.PersonId, cancellationToken);
        if (person is null)
        {
            return new NotFound("person");
        }

        if (await desk.MeanwhileAsync(person.Version, request.ExpectedVersion, Streams.Account(person.Id), cancellationToken) is { } changed)
        {
            return changed;
        }

        var (expertise, languages) = (ChangeExpertise.Clean(request.Expertise), ChangeExpertise.Clean(request.Languages));
        if (!me.Me.Has(Role.Administrator) && !expertise.SequenceEqual(person.Expertise, StringComparer.Ordinal))
        {
            return new RuleRefusal("person.expertise.administrator");
        }

        var before = Text(person);
        person.Knows(expertise, languages);
        journal.Record(Streams.Account(person.Id), "expertise.changed", null, new { changed = before + " → " + Text(person) });
        return person.Version;
    }

    /// <summary>Fields and languages as the trail names them.</summary>
    internal static string Text(Person person) => person.Expertise.Count + person.Languages.Count == 0 ? "–" : string.Join(", ", person.Expertise.Concat(person.Languages));
}

/// <summary>Languages by their IETF tag.</summary>
public static class LanguageTags
{
    private static readonly HashSet<string> Known = [.. System.Globalization.CultureInfo.GetCultures(System.Globalization.CultureTypes.AllCultures).Select(culture => culture.Name).Where(name => name.Length > 0)];
    private static readonly Dictionary<string, string> ByAnyCase = Known.GroupBy(tag => tag, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a text is the tag of a language, such as <c>de</c> or <c>pt-BR</c>.</summary>
    public static bool Exists(string tag) => Known.Contains(tag);

    /// <summary>The tag as it is written, whatever letters are large; null where there is none such.</summary>
    public static string? Find(string tag) => ByAnyCase.GetValueOrDefault(tag);
}

/// <summary>What operations about absences share.</summary>
internal static class AbsenceDesk
{
    /// <summary>About themselves, or as an administrator.</summary>
    public static bool MayChange(Person me, Guid personId) => me.Id == personId || me.Has(Role.Administrator);

    /// <summary>The people who are absent today and for whom somebody stands in.</summary>
    public static async Task<List<Guid>> StandsInForAsync(IRplDb db, Guid standIn, DateOnly today, CancellationToken cancellation) =>
        await db.Absences.AsNoTracking().Where(absence => absence.StandInId == standIn && absence.From <= today && absence.Until >= today).Select(absence => absence.PersonId).ToListAsync(cancellation);

    /// <summary>Who stands in for a person today, or null.</summary>
    public static async Task<Guid?> StandInOfAsync(IRplDb db, Guid person, DateOnly today, CancellationToken cancellation) =>
        await db.Absences.AsNoTracking().Where(absence => absence.PersonId == person && absence.From <= today && absence.Until >= today).Select(absence => absence.StandInId).FirstOrDefaultAsync(cancellation);
}
