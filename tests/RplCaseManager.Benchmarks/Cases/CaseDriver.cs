using RplCaseManager.Application.Assessment;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Decisions;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.TestKit;

namespace RplCaseManager.Benchmarks.Cases;

/// <summary>Takes one case from the draft to the certificate through the operations, with no reads between: 35 changing operations for 22 outcomes.</summary>
internal sealed class CaseDriver
{
    private static readonly Varcs Yes = new(VarcsAnswer.Yes, VarcsAnswer.Yes, VarcsAnswer.Yes, VarcsAnswer.Yes, VarcsAnswer.Yes);
    private readonly Installation installation;
    private readonly Action before;

    private CaseDriver(Installation installation, Action before) => (this.installation, this.before) = (installation, before);

    public required Actor Candidate { get; init; }
    public required Actor Officer { get; init; }
    public required Actor Assessor { get; init; }
    public required Actor Verifier { get; init; }
    public required Actor Decider { get; init; }
    public required IReadOnlyList<string> Codes { get; init; }
    public required StoredContent File { get; init; }

    /// <summary>Operations sent so far; each is one transaction.</summary>
    public int Sent { get; private set; }

    /// <param name="before">Called before each operation.</param>
    public static async Task<CaseDriver> MakeAsync(Installation installation, Action? before = null)
    {
        const string standard = "at-cnc-specialist";
        await using var file = System.IO.File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Fixtures", "portfolio.pdf"));
        return new CaseDriver(installation, before ?? (() => { }))
        {
            Candidate = await installation.ActorAsync(Demo.Candidate),
            Officer = await installation.ActorAsync(Demo.Officer),
            Assessor = await installation.ActorAsync(Demo.Assessor),
            Verifier = await installation.ActorAsync(Demo.Verifier),
            Decider = await installation.ActorAsync(Demo.Decider),
            Codes = await installation.WithDbAsync(db => Task.FromResult(db.StandardVersions.AsEnumerable().First(version => version.Content.Code == standard).Content.AllOutcomes().Select(outcome => outcome.Code).ToList())),
            File = await installation.Files.WriteAsync(file, 100_000_000, CancellationToken.None),
        };
    }

    /// <summary>One case; answers its id.</summary>
    /// <param name="until">Stops when the case has reached this state.</param>
    public async Task<Guid> RunAsync(CaseState until = CaseState.Decided)
    {
        var id = (await DoAsync(Candidate, new StartCase(New(), "at-cnc-specialist", "AT-CERT", []))).CaseId;
        var version = await DoAsync(Candidate, new RateOutcomes(New(), id, 1, [.. Codes.Select(code => new Claim(code, SelfRating.Alone, true))]));
        var upload = await DoAsync(Candidate, new ReceiveUpload(New(), "portfolio.pdf", File, 100_000_000));
        var piece = await DoAsync(Candidate, new AttachEvidence(New(), id, upload.UploadId, new EvidenceDescription("Portfolio", EvidenceKind.WorkSample, "Three shafts and a flange, with my own protocols.", null),
            [.. Codes.Select(code => new EvidenceMapping(code, "page 2"))]));
        version = await DoAsync(Candidate, new SubmitCase(New(), id, piece.CaseVersion));
        await DoAsync(Officer, new DeclareConflict(New(), id, false, ""));
        version = await DoAsync(Officer, new AcceptCase(New(), id, version, IdentityChecked: true));
        await DoAsync(Assessor, new DeclareConflict(New(), id, false, ""));
        version = await DoAsync(Assessor, new ClaimCase(New(), id));
        foreach (var code in until is CaseState.InAssessment ? Codes.Take(Codes.Count / 2) : Codes)
        {
            await DoAsync(Assessor, new RecordJudgement(New(), id, code, 0, new SheetEntry([new PieceJudgement(piece.EvidenceId, Yes)], VarcsAnswer.Yes, Judgement.Achieved, "The portfolio shows it on three parts, measured by the candidate.")));
        }

        if (until is CaseState.InAssessment)
        {
            return id;
        }

        version = await DoAsync(Assessor, new Recommend(New(), id, version, "I recommend the award."));
        await DoAsync(Verifier, new DeclareConflict(New(), id, false, ""));
        version = await DoAsync(Verifier, new ConfirmRecommendation(New(), id, version, ""));
        await DoAsync(Decider, new DeclareConflict(New(), id, false, ""));
        await DoAsync(Decider, new Decide(New(), id, version, [new AwardChoice(RplOutcome.Microcredential, true, "")], "The evidence convinces the body."));
        return id;
    }

    private static Guid New() => Guid.CreateVersion7();

    private Task<T> DoAsync<T>(Actor actor, IOperation<T> operation)
    {
        Sent++;
        before();
        return installation.DoAsync(actor, operation);
    }
}
