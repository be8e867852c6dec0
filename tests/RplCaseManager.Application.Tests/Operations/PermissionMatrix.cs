using RplCaseManager.Domain.People;

namespace RplCaseManager.Application.Tests.Operations;

/// <summary>Who may do what: the table that people read and the product is held to.</summary>
public static class PermissionMatrix
{
    /// <summary>
    /// One row an operation, one column a role. <c>+</c>: granted, whatever the case. <c>-</c>: denied. Letters: granted on a case that is
    /// the person's own (o), assigned to the person (a), of the person's body (b), of another body (x), one in which the person declared a conflict (c).
    /// </summary>
    private const string Table = """
                                 Anyone System Candidate Advisor CaseOfficer Assessor Verifier PanelMember Decider AppealReviewer Administrator Auditor
        FindStandards            +      -      +         +       +           +        +        +           +       +              +             +
        GetStandard              +      -      +         +       +           +        +        +           +       +              +             +
        GetProgramme             +      -      +         +       +           +        +        +           +       +              +             +
        GetTrustList             +      -      +         +       +           +        +        +           +       +              +             +
        GetProvider              +      -      +         +       +           +        +        +           +       +              +             +
        ListCreditRows           +      -      +         +       +           +        +        +           +       +              +             +
        ConvertCredits           +      -      +         +       +           +        +        +           +       +              +             +
        VerifyByToken            +      -      +         +       +           +        +        +           +       +              +             +
        VerifyByNumber           +      -      +         +       +           +        +        +           +       +              +             +
        OpenAccount              +      -      +         +       +           +        +        +           +       +              +             +
        ConfirmAddress           +      -      +         +       +           +        +        +           +       +              +             +
        ConfirmNewAddress        +      -      +         +       +           +        +        +           +       +              +             +
        RequestPassword          +      -      +         +       +           +        +        +           +       +              +             +
        SetPassword              +      -      +         +       +           +        +        +           +       +              +             +
        StartCase                -      -      +         -       -           -        -        -           -       -              -             -
        ListMyCases              -      -      +         -       -           -        -        -           -       -              -             -
        ListMyCertificates       -      -      +         -       -           -        -        -           -       -              -             -
        CheckPrerequisites       -      -      +         -       -           -        -        -           -       -              -             -
        ReceiveUpload            -      -      +         -       -           -        -        -           -       -              -             -
        ListMyUploads            -      -      +         -       -           -        -        -           -       -              -             -
        DiscardUpload            -      -      +         -       -           -        -        -           -       -              -             -
        RateOutcomes             -      -      o         -       -           -        -        -           -       -              -             -
        AttachEvidence           -      -      o         -       -           -        -        -           -       -              -             -
        ChangeEvidence           -      -      o         -       -           -        -        -           -       -              -             -
        RemoveEvidence           -      -      o         -       -           -        -        -           -       -              -             -
        SubmitCase               -      -      o         -       -           -        -        -           -       -              -             -
        ProvideInformation       -      -      o         -       -           -        -        -           -       -              -             -
        WithdrawCase             -      -      o         -       -           -        -        -           -       -              -             -
        ReopenCase               -      -      o         -       -           -        -        -           -       -              -             -
        GetCase                  -      -      o         -       ab          a        ab       -           ab      -              -             ab
        OpenEvidence             -      -      o         -       ab          a        ab       -           ab      -              -             ab
        GetDecisions             -      -      o         -       ab          a        ab       -           ab      -              -             ab
        GetDecisionLetter        -      -      o         -       ab          -        -        -           ab      -              -             ab
        ListCaseCertificates     -      -      o         -       ab          -        -        -           ab      -              -             ab
        GetCertificateFile       -      -      o         -       ab          -        -        -           ab      -              -             ab
        GetDecisionDraft         -      -      -         -       -           a        ab       -           ab      -              -             -
        ListCases                -      -      -         -       +           +        +        -           +       -              -             +
        CountCases               -      -      -         -       +           +        +        -           +       -              -             +
        DeclareConflict          -      -      -         -       ab          ab       ab       -           ab      -              -             -
        GetCaseCover             -      -      -         -       ab          ab       ab       -           ab      -              -             -
        AcceptCase               -      -      -         -       ab          -        -        -           -       -              -             -
        RequestCompletion        -      -      -         -       ab          -        -        -           -       -              -             -
        RejectAsInadmissible     -      -      -         -       ab          -        -        -           -       -              -             -
        DiscontinueCase          -      -      -         -       ab          -        -        -           -       -              -             -
        ResumeCase               -      -      -         -       ab          -        -        -           -       -              -             -
        CloseCase                -      +      -         -       ab          -        -        -           -       -              -             -
        ClaimCase                -      -      -         -       -           ab       -        -           -       -              -             -
        ReleaseCase              -      -      -         -       -           a        -        -           -       -              -             -
        RecordJudgement          -      -      -         -       -           a        -        -           -       -              -             -
        RequestInformation       -      -      -         -       -           a        -        -           -       -              -             -
        Recommend                -      -      -         -       -           a        -        -           -       -              -             -
        ConfirmRecommendation    -      -      -         -       -           -        ab       -           -       -              -             -
        ReturnToAssessor         -      -      -         -       -           -        ab       -           -       -              -             -
        Decide                   -      -      -         -       -           -        -        -           ab      -              -             -
        ReturnForAssessment      -      -      -         -       -           -        -        -           ab      -              -             -
        ReturnForVerification    -      -      -         -       -           -        -        -           ab      -              -             -
        RevokeCertificate        -      -      -         -       -           -        -        -           ab      -              -             -
        GetCaseHistory           -      -      -         -       -           -        -        -           -       -              -             ab
        VerifyAudit              -      +      -         -       -           -        -        -           -       -              +             +
        ListConfigurationHistory -      -      -         -       -           -        -        -           -       -              +             +
        ListPermissions          -      -      -         -       -           -        -        -           -       -              +             +
        ListPeople               -      -      -         -       -           -        -        -           -       -              +             -
        ListBodies               -      -      -         -       -           -        -        -           -       -              +             -
        InvitePerson             -      -      -         -       -           -        -        -           -       -              +             -
        CheckPeopleImport        -      -      -         -       -           -        -        -           -       -              +             -
        ImportPeople             -      -      -         -       -           -        -        -           -       -              +             -
        GetPeopleTemplate        -      -      -         -       -           -        -        -           -       -              +             -
        GrantRole                -      -      -         -       -           -        -        -           -       -              +             -
        TakeRole                 -      -      -         -       -           -        -        -           -       -              +             -
        SetPersonActive          -      -      -         -       -           -        -        -           -       -              +             -
        ListBodyStaff            -      -      -         -       -           -        -        -           -       -              +             -
        ResendInvitation         -      -      -         -       -           -        -        -           -       -              +             -
        GetPerson                -      -      -         +       +           +        +        +           +       +              +             +
        ChangeExpertise          -      -      -         +       +           +        +        +           +       +              +             +
        RecordAbsence            -      -      -         +       +           +        +        +           +       +              +             +
        EndAbsence               -      -      -         +       +           +        +        +           +       +              +             +
        ListMail                 -      -      -         -       -           -        -        -           -       -              +             -
        RetryMail                -      -      -         -       -           -        -        -           -       -              +             -
        CreateStandard           -      -      -         -       -           -        -        -           -       -              +             -
        BeginStandardDraft       -      -      -         -       -           -        -        -           -       -              +             -
        SaveStandardDraft        -      -      -         -       -           -        -        -           -       -              +             -
        DiscardStandardDraft     -      -      -         -       -           -        -        -           -       -              +             -
        PublishStandard          -      -      -         -       -           -        -        -           -       -              +             -
        RetireStandard           -      -      -         -       -           -        -        -           -       -              +             -
        GetStandardEditor        -      -      -         -       -           -        -        -           -       -              +             -
        ListStandards            -      -      -         -       -           -        -        -           -       -              +             -
        CreateScheme             -      -      -         -       -           -        -        -           -       -              +             -
        BeginSchemeDraft         -      -      -         -       -           -        -        -           -       -              +             -
        SaveSchemeDraft          -      -      -         -       -           -        -        -           -       -              +             -
        DiscardSchemeDraft       -      -      -         -       -           -        -        -           -       -              +             -
        PublishScheme            -      -      -         -       -           -        -        -           -       -              +             -
        RetireScheme             -      -      -         -       -           -        -        -           -       -              +             -
        GetSchemeEditor          -      -      -         -       -           -        -        -           -       -              +             -
        ListSchemes              -      -      -         -       -           -        -        -           -       -              +             -
        GetReadiness             -      -      -         -       -           -        -        -           -       -              +             -
        SimulateScheme           -      -      -         -       -           -        -        -           -       -              +             -
        CreateProgramme          -      -      -         -       -           -        -        -           -       -              +             -
        BeginProgrammeDraft      -      -      -         -       -           -        -        -           -       -              +             -
        SaveProgrammeDraft       -      -      -         -       -           -        -        -           -       -              +             -
        DiscardProgrammeDraft    -      -      -         -       -           -        -        -           -       -              +             -
        PublishProgramme         -      -      -         -       -           -        -        -           -       -              +             -
        RetireProgramme          -      -      -         -       -           -        -        -           -       -              +             -
        GetProgrammeEditor       -      -      -         -       -           -        -        -           -       -              +             -
        ListProgrammes           -      -      -         -       -           -        -        -           -       -              +             -
        MapStandardOutcomes      -      -      -         -       -           -        -        -           -       -              +             -
        SaveProvider             -      -      -         -       -           -        -        -           -       -              +             -
        GetProviderImpact        -      -      -         -       -           -        -        -           -       -              +             -
        SaveCreditRow            -      -      -         -       -           -        -        -           -       -              +             -
        CheckStandardImport      -      -      -         -       -           -        -        -           -       -              +             -
        ImportStandards          -      -      -         -       -           -        -        -           -       -              +             -
        ExportStandards          -      -      -         -       -           -        -        -           -       -              +             -
        ImportSeed               -      +      -         -       -           -        -        -           -       -              +             -
        MoveClock                -      +      -         -       -           -        -        -           -       -              +             -
        GetMe                    -      -      +         +       +           +        +        +           +       +              +             +
        ChangeProfile            -      -      +         +       +           +        +        +           +       +              +             +
        ListNotices              -      -      +         +       +           +        +        +           +       +              +             +
        ReadNotices              -      -      +         +       +           +        +        +           +       +              +             +
        CreateToken              -      -      +         +       +           +        +        +           +       +              +             +
        ListMyTokens             -      -      +         +       +           +        +        +           +       +              +             +
        RevokeToken              -      -      +         +       +           +        +        +           +       +              +             +
        ChangeAddress            -      -      +         +       +           +        +        +           +       +              +             +
        ChangePassword           -      -      +         +       +           +        +        +           +       +              +             +
        EndSessions              -      -      +         +       +           +        +        +           +       +              +             +
        CheckSeed                -      +      -         -       -           -        -        -           -       -              -             -
        AddPeople                -      +      -         -       -           -        -        -           -       -              -             -
        MakeFirstAdministrator   -      +      -         -       -           -        -        -           -       -              -             -
        MakePasswordLink         -      +      -         -       -           -        -        -           -       -              -             -
        LapseCase                -      +      -         -       -           -        -        -           -       -              -             -
        RecordNoAnswer           -      +      -         -       -           -        -        -           -       -              -             -
        RemindHolder             -      +      -         -       -           -        -        -           -       -              -             -
        ExpireCertificate        -      +      -         -       -           -        -        -           -       -              -             -
        RemindCertificateHolder  -      +      -         -       -           -        -        -           -       -              -             -
        MakeCheckpoint           -      +      -         -       -           -        -        -           -       -              -             -
        SweepUploads             -      +      -         -       -           -        -        -           -       -              -             -
        SweepFiles               -      +      -         -       -           -        -        -           -       -              -             -
        CountRetention           -      +      -         -       -           -        -        -           -       -              -             -
        RemindOfDestruction      -      +      -         -       -           -        -        -           -       -              -             -
        DestroyEvidence          -      +      -         -       -           -        -        -           -       -              -             -
        """;

    /// <summary>Columns in the order of the table.</summary>
    public static IReadOnlyList<Role> Roles { get; } = Enum.GetValues<Role>();

    /// <summary>Operation → cells, one a role.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Rows { get; } = Table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(cells => cells[0], IReadOnlyList<string> (cells) => cells[1..], StringComparer.Ordinal);
}
