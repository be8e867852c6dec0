using RplCaseManager.Application.Assessment;
using RplCaseManager.Application.Audit;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Certificates;
using RplCaseManager.Application.Credits;
using RplCaseManager.Application.Decisions;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Application.Messages;
using RplCaseManager.Application.People;
using RplCaseManager.Application.Programmes;
using RplCaseManager.Application.Providers;
using RplCaseManager.Application.Schemes;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.People;

namespace RplCaseManager.Application.Operations;

public static partial class Permissions
{
    private static readonly Grant OwnCase = new(Role.Candidate, Relation.Own);
    private static readonly Grant Officer = new(Role.CaseOfficer, Relation.MyBody);
    private static readonly Grant AssignedAssessor = new(Role.Assessor, Relation.Assigned);
    private static readonly Grant BodyAssessor = new(Role.Assessor, Relation.MyBody);
    private static readonly Grant Verifier = new(Role.Verifier, Relation.MyBody);
    private static readonly Grant Decider = new(Role.Decider, Relation.MyBody);
    private static readonly Grant Auditor = new(Role.Auditor, Relation.MyBody);
    private static readonly Grant Job = new(Role.System, Relation.Any);

    private static readonly Dictionary<Type, Grant[]> Table = new()
    {
        // Public
        [typeof(FindStandards)] = Anyone,
        [typeof(GetTrustList)] = Anyone,
        [typeof(GetProvider)] = Anyone,
        [typeof(ListCreditRows)] = Anyone,
        [typeof(ConvertCredits)] = Anyone,
        [typeof(GetStandard)] = Anyone,
        [typeof(GetProgramme)] = Anyone,
        [typeof(VerifyByToken)] = Anyone,
        [typeof(VerifyByNumber)] = Anyone,
        [typeof(OpenAccount)] = Anyone,
        [typeof(ConfirmAddress)] = Anyone,
        [typeof(ConfirmNewAddress)] = Anyone,
        [typeof(RequestPassword)] = Anyone,
        [typeof(SetPassword)] = Anyone,
        // The candidate's own
        [typeof(StartCase)] = To(Role.Candidate),
        [typeof(ListMyCases)] = To(Role.Candidate),
        [typeof(ListMyCertificates)] = To(Role.Candidate),
        [typeof(CheckPrerequisites)] = To(Role.Candidate),
        [typeof(ReceiveUpload)] = To(Role.Candidate),
        [typeof(ListMyUploads)] = To(Role.Candidate),
        [typeof(DiscardUpload)] = To(Role.Candidate),
        [typeof(RateOutcomes)] = [OwnCase],
        [typeof(AttachEvidence)] = [OwnCase],
        [typeof(ChangeEvidence)] = [OwnCase],
        [typeof(RemoveEvidence)] = [OwnCase],
        [typeof(SubmitCase)] = [OwnCase],
        [typeof(ProvideInformation)] = [OwnCase],
        [typeof(WithdrawCase)] = [OwnCase],
        [typeof(ReopenCase)] = [OwnCase],
        // Reading a case
        [typeof(GetCase)] = [OwnCase, Officer, AssignedAssessor, Verifier, Decider, Auditor],
        [typeof(OpenEvidence)] = [OwnCase, Officer, AssignedAssessor, Verifier, Decider, Auditor],
        [typeof(GetDecisions)] = [OwnCase, Officer, AssignedAssessor, Verifier, Decider, Auditor],
        [typeof(GetDecisionLetter)] = [OwnCase, Officer, Decider, Auditor],
        [typeof(ListCaseCertificates)] = [OwnCase, Officer, Decider, Auditor],
        [typeof(GetCertificateFile)] = [OwnCase, Officer, Decider, Auditor],
        [typeof(GetDecisionDraft)] = [AssignedAssessor, Verifier, Decider],
        // Staff
        [typeof(ListCases)] = [Officer, BodyAssessor, Verifier, Decider, Auditor],
        [typeof(CountCases)] = [Officer, BodyAssessor, Verifier, Decider, Auditor],
        [typeof(GetCaseCover)] = [Officer, BodyAssessor, Verifier, Decider],
        [typeof(DeclareConflict)] = [Officer, BodyAssessor, Verifier, Decider],
        [typeof(AcceptCase)] = [Officer],
        [typeof(RequestCompletion)] = [Officer],
        [typeof(RejectAsInadmissible)] = [Officer],
        [typeof(DiscontinueCase)] = [Officer],
        [typeof(ResumeCase)] = [Officer],
        [typeof(CloseCase)] = [Officer, Job],
        [typeof(ClaimCase)] = [BodyAssessor],
        [typeof(ReleaseCase)] = [AssignedAssessor],
        [typeof(RecordJudgement)] = [AssignedAssessor],
        [typeof(RequestInformation)] = [AssignedAssessor],
        [typeof(Recommend)] = [AssignedAssessor],
        [typeof(ConfirmRecommendation)] = [Verifier],
        [typeof(ReturnToAssessor)] = [Verifier],
        [typeof(Decide)] = [Decider],
        [typeof(ReturnForAssessment)] = [Decider],
        [typeof(ReturnForVerification)] = [Decider],
        [typeof(RevokeCertificate)] = [Decider],
        // Audit
        [typeof(GetCaseHistory)] = [Auditor],
        [typeof(VerifyAudit)] = [new(Role.Auditor, Relation.Any), new(Role.Administrator, Relation.Any), Job],
        [typeof(ListConfigurationHistory)] = [new(Role.Auditor, Relation.Any), new(Role.Administrator, Relation.Any)],
        [typeof(ListPermissions)] = [new(Role.Auditor, Relation.Any), new(Role.Administrator, Relation.Any)],
        // Administration
        [typeof(ListPeople)] = To(Role.Administrator),
        [typeof(ListBodies)] = To(Role.Administrator),
        [typeof(InvitePerson)] = To(Role.Administrator),
        [typeof(CheckPeopleImport)] = To(Role.Administrator),
        [typeof(ImportPeople)] = To(Role.Administrator),
        [typeof(GetPeopleTemplate)] = To(Role.Administrator),
        [typeof(GrantRole)] = To(Role.Administrator),
        [typeof(TakeRole)] = To(Role.Administrator),
        [typeof(SetPersonActive)] = To(Role.Administrator),
        [typeof(ListBodyStaff)] = To(Role.Administrator),
        [typeof(ResendInvitation)] = To(Role.Administrator),
        [typeof(ListMail)] = To(Role.Administrator),
        [typeof(RetryMail)] = To(Role.Administrator),
        // Configuration
        [typeof(CreateStandard)] = To(Role.Administrator),
        [typeof(BeginStandardDraft)] = To(Role.Administrator),
        [typeof(SaveStandardDraft)] = To(Role.Administrator),
        [typeof(DiscardStandardDraft)] = To(Role.Administrator),
        [typeof(PublishStandard)] = To(Role.Administrator),
        [typeof(RetireStandard)] = To(Role.Administrator),
        [typeof(GetStandardEditor)] = To(Role.Administrator),
        [typeof(ListStandards)] = To(Role.Administrator),
        [typeof(CreateScheme)] = To(Role.Administrator),
        [typeof(BeginSchemeDraft)] = To(Role.Administrator),
        [typeof(SaveSchemeDraft)] = To(Role.Administrator),
        [typeof(DiscardSchemeDraft)] = To(Role.Administrator),
        [typeof(PublishScheme)] = To(Role.Administrator),
        [typeof(RetireScheme)] = To(Role.Administrator),
        [typeof(GetSchemeEditor)] = To(Role.Administrator),
        [typeof(ListSchemes)] = To(Role.Administrator),
        [typeof(GetReadiness)] = To(Role.Administrator),
        [typeof(SimulateScheme)] = To(Role.Administrator),
        [typeof(CreateProgramme)] = To(Role.Administrator),
        [typeof(BeginProgrammeDraft)] = To(Role.Administrator),
        [typeof(SaveProgrammeDraft)] = To(Role.Administrator),
        [typeof(DiscardProgrammeDraft)] = To(Role.Administrator),
        [typeof(PublishProgramme)] = To(Role.Administrator),
        [typeof(RetireProgramme)] = To(Role.Administrator),
        [typeof(GetProgrammeEditor)] = To(Role.Administrator),
        [typeof(ListProgrammes)] = To(Role.Administrator),
        [typeof(MapStandardOutcomes)] = To(Role.Administrator),
        [typeof(SaveProvider)] = To(Role.Administrator),
        [typeof(GetProviderImpact)] = To(Role.Administrator),
        [typeof(SaveCreditRow)] = To(Role.Administrator),
        [typeof(CheckStandardImport)] = To(Role.Administrator),
        [typeof(ImportStandards)] = To(Role.Administrator),
        [typeof(ExportStandards)] = To(Role.Administrator),
        [typeof(ImportSeed)] = [new(Role.Administrator, Relation.Any), Job],
        [typeof(MoveClock)] = [new(Role.Administrator, Relation.Any), Job],
        // Everybody about themselves
        [typeof(GetMe)] = Everybody,
        [typeof(ChangeProfile)] = Everybody,
        [typeof(ChangeAddress)] = Everybody,
        [typeof(ChangePassword)] = Everybody,
        [typeof(EndSessions)] = Everybody,
        [typeof(ListNotices)] = Everybody,
        [typeof(ReadNotices)] = Everybody,
        [typeof(CreateToken)] = Everybody,
        [typeof(ListMyTokens)] = Everybody,
        [typeof(RevokeToken)] = Everybody,
        // Staff about themselves, administrators about everybody
        [typeof(GetPerson)] = Staff,
        [typeof(ChangeExpertise)] = Staff,
        [typeof(RecordAbsence)] = Staff,
        [typeof(EndAbsence)] = Staff,
        // Jobs
        [typeof(CheckSeed)] = [Job],
        [typeof(AddPeople)] = [Job],
        [typeof(MakeFirstAdministrator)] = [Job],
        [typeof(MakePasswordLink)] = [Job],
        [typeof(LapseCase)] = [Job],
        [typeof(RecordNoAnswer)] = [Job],
        [typeof(RemindHolder)] = [Job],
        [typeof(ExpireCertificate)] = [Job],
        [typeof(RemindCertificateHolder)] = [Job],
        [typeof(MakeCheckpoint)] = [Job],
        [typeof(SweepUploads)] = [Job],
        [typeof(SweepFiles)] = [Job],
        [typeof(CountRetention)] = [Job],
        [typeof(RemindOfDestruction)] = [Job],
        [typeof(DestroyEvidence)] = [Job],
    };
}
