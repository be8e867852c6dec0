using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Certificates;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Certificates;

/// <summary>Issues the certificate of an award inside the transaction of its decision.</summary>
public sealed class CertificateIssue(IRplDb db, IWork work, IKeys keys, Journal journal, OperationContext context)
{
    /// <summary>Outcomes for which a certificate is issued; exemption and admission have notices.</summary>
    public static bool Certifies(RplOutcome outcome) => outcome is RplOutcome.FullQualification or RplOutcome.PartialQualification or RplOutcome.Microcredential;

    /// <summary>Refused while a mandatory element of Annex I is missing; names it.</summary>
    public async Task<Result<Certificate>> IssueAsync(OpenCase open, Decision decision, Award award, CancellationToken cancellation)
    {
        var standard = open.Standard.Content;
        var holder = await db.People.FirstAsync(person => person.Id == open.Case.CandidateId, cancellation);
        var missing = StandardCheck.Missing(standard).Concat(holder.DateOfBirth is null || holder.LatinName.Length == 0 ? ["learner"] : []).ToList();
        if (missing.Count > 0)
        {
            return new RuleRefusal("certificate.element-missing", string.Join(", ", missing));
        }

        var body = await db.Providers.AsNoTracking().FirstAsync(found => found.Code == open.Case.BodyCode, cancellation);
        if (body.Content.CertificatePrefix is not { } prefix)
        {
            return new RuleRefusal("certificate.prefix", body.Content.Name);
        }

        var issuedOn = decision.Content.DecidedOn;
        var running = await work.NextNumberAsync($"certificate:{prefix}:{issuedOn.Year}", cancellation);
        var content = new CertificateContent
        {
            HolderName = holder.LatinName,
            HolderDateOfBirth = holder.DateOfBirth!.Value,
            Title = standard.Title,
            Country = body.Content.Country ?? open.Rules.Content.Country,
            AwardingBody = body.Content.Name,
            IssuedOn = issuedOn,
            Units = Units(standard, decision.Content, award),
            Workload = standard.Workload,
            Level = standard.Level,
            AssessmentMethods = standard.AssessmentMethods,
            FormOfParticipation = standard.FormOfParticipation,
            QualityAssurance = standard.QualityAssurance,
            Prerequisites = standard.Prerequisites,
            Supervision = standard.Supervision,
            Stackability = standard.Stackability,
            FurtherInformation = standard.FurtherInformation,
            Number = Numbers.Make(prefix, issuedOn.Year, running),
            Outcome = award.Outcome,
            Kind = standard.Kind,
            StandardVersion = open.Standard.Number,
            StandardCode = standard.Code,
            SchemeName = open.Rules.Content.Name,
            CaseNumber = open.Case.Number,
            ValidFrom = issuedOn,
            // Both its days are included: three years from 1 December end on 30 November.
            ValidUntil = standard.Validity.LastDay(issuedOn),
            RenewedBy = standard.Validity.RenewedBy,
            IssuerAccredited = body.IsAccreditedFor(standard.Code, issuedOn),
            IdentityChecked = open.Case.IdentityChecked,
        };
        var certificate = new Certificate(context.NewId(), open.Case.Id, decision.Id, holder.Id, keys.NewToken(), content, keys.Sign, open.Rules, context.Now);
        db.Certificates.Add(certificate);
        journal.Record(Streams.Case(open.Case.Id), "certificate.issued", new { certificate = certificate.Id, number = certificate.Number, from = certificate.ValidFrom, until = certificate.ValidUntil });
        return certificate;
    }

    private static List<CertifiedUnit> Units(StandardContent standard, DecisionContent decision, Award award)
    {
        var achieved = decision.Outcomes.Where(result => result.Judgement is Domain.Assessment.Judgement.Achieved).Select(result => result.OutcomeCode).ToHashSet(StringComparer.Ordinal);
        return [.. standard.Units.Where(unit => award.UnitCodes.Contains(unit.Code)).Select(unit => new CertifiedUnit(unit.Code, unit.Title, unit.Credits,
            [.. unit.Outcomes.Where(outcome => achieved.Contains(outcome.Code)).Select(outcome => new CertifiedOutcome(outcome.Code, outcome.Title, outcome.Type))]))];
    }
}
