using System.Text.Json;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Certificates;

/// <summary>What a certificate is worth on a day, computed from its dates and its recorded state.</summary>
public enum CertificateStanding { Valid, NotYetValid, Expired, Suspended, Superseded, Revoked }

/// <summary>What was issued for an award. Its content never changes; its state only records what the dates already say.</summary>
public sealed class Certificate : Aggregate
{
    private CertificateContent? content;

    private Certificate() { }

    /// <summary>Issues a certificate.</summary>
    /// <param name="token">Unguessable; opens the verification page.</param>
    /// <param name="sign">Signs the stored text with the key of the issuing installation.</param>
    public Certificate(Guid id, Guid caseId, Guid decisionId, Guid holderId, string token, CertificateContent content, Func<string, string> sign, SchemeRules rules, DateTimeOffset at)
    {
        (Id, CaseId, DecisionId, HolderId, Token, Number) = (id, caseId, decisionId, holderId, token, content.Number);
        SealedText = JsonSerializer.Serialize(content, RplJson.Options);
        (Seal, Title, HolderName, HolderDateOfBirth) = (sign(SealedText), content.Title, content.HolderName, content.HolderDateOfBirth);
        (ValidFrom, ValidUntil, ZoneId, IssuedAt) = (content.ValidFrom, content.ValidUntil, rules.Zone.Id, at);
        ExpiresAt = ValidUntil is { } last ? SchemeDays.EndOf(last, rules.Zone) : null;
        NextReminderAt = ValidUntil is { } due ? rules.NextReminder(due, rules.Content.Clocks.CertificateReminderDays, at) : null;
    }

    public Guid CaseId { get; private set; }
    public Guid DecisionId { get; private set; }
    public Guid HolderId { get; private set; }
    public string Number { get; private set; } = "";
    public string Token { get; private set; } = "";
    public string Title { get; private set; } = "";
    public string HolderName { get; private set; } = "";
    public DateOnly HolderDateOfBirth { get; private set; }
    /// <summary>The content as it was signed; never serialised again, so that the seal can be checked by any later version.</summary>
    public string SealedText { get; private set; } = "";
    /// <summary>Signature of the issuing installation over <see cref="SealedText"/>, base64.</summary>
    public string Seal { get; private set; } = "";
    /// <summary>What the certificate states, read from the sealed text.</summary>
    public CertificateContent Content => content ??= JsonSerializer.Deserialize<CertificateContent>(SealedText, RplJson.Options)!;
    public CertificateState State { get; private set; } = CertificateState.Active;
    public CertificateState? BeforeRevocation { get; private set; }
    public DateOnly ValidFrom { get; private set; }
    /// <summary>Last day, included; null: unlimited.</summary>
    public DateOnly? ValidUntil { get; private set; }
    /// <summary>First instant after the last day in the scheme's zone.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }
    public DateTimeOffset? NextReminderAt { get; private set; }
    /// <summary>IANA name of the scheme's time zone, in which days are counted.</summary>
    public string ZoneId { get; private set; } = "";
    public DateTimeOffset IssuedAt { get; private set; }
    public string RevocationReason { get; private set; } = "";

    /// <summary>What the certificate is worth at an instant. Nothing depends on when a job ran.</summary>
    public CertificateStanding StandingAt(DateTimeOffset instant) => State switch
    {
        CertificateState.Revoked => CertificateStanding.Revoked,
        CertificateState.Superseded => CertificateStanding.Superseded,
        CertificateState.Expired => CertificateStanding.Expired,
        _ when ExpiresAt <= instant => CertificateStanding.Expired,
        CertificateState.Suspended => CertificateStanding.Suspended,
        _ => instant.DateIn(TimeZoneInfo.FindSystemTimeZoneById(ZoneId)) < ValidFrom ? CertificateStanding.NotYetValid : CertificateStanding.Valid,
    };

    /// <summary>Records that the last day is over.</summary>
    public Refusal? Expire(DateTimeOffset at) => Fire(CertificateTrigger.Expire, at);

    /// <summary>Revokes, with a reason that the holder reads.</summary>
    public Refusal? Revoke(string reason, DateTimeOffset at)
    {
        var refusal = Fire(CertificateTrigger.Revoke, at);
        RevocationReason = refusal is null ? reason : RevocationReason;
        return refusal;
    }

    /// <summary>Takes a revocation back; then the dates apply.</summary>
    public Refusal? ReverseRevocation(DateTimeOffset at)
    {
        var refusal = Fire(CertificateTrigger.ReverseRevocation, at);
        RevocationReason = refusal is null ? "" : RevocationReason;
        return refusal;
    }

    /// <summary>Moves the next reminder on, after one was sent or was found to be without a reason.</summary>
    public void Reminded(SchemeRules rules, DateTimeOffset at)
    {
        NextReminderAt = ValidUntil is { } last && State is CertificateState.Active ? rules.NextReminder(last, rules.Content.Clocks.CertificateReminderDays, at) : null;
        Touch();
    }

    private Refusal? Fire(CertificateTrigger trigger, DateTimeOffset at)
    {
        var facts = new CertificateFacts(LastDayOver: ExpiresAt <= at);
        var (position, refusal) = CertificateMachine.Fire(new(State, BeforeRevocation), trigger, facts);
        if (refusal is null)
        {
            (State, BeforeRevocation) = (position.State, position.BeforeRevocation);
            Touch();
        }

        return refusal;
    }
}
