using RplCaseManager.Application.Assessment;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Decisions;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Schemes;

namespace RplCaseManager.TestKit;

/// <summary>Brings a real case, through real operations, to the state that a test is about.</summary>
public sealed class CaseStory(RplHost host, Guid caseId)
{
    public Guid CaseId { get; } = caseId;
    public string Candidate { get; private init; } = Demo.Candidate;
    public RplHost Host => host;

    /// <summary>Starts a case on the CNC specialist certificate.</summary>
    public static async Task<CaseStory> StartAsync(
        RplHost host, string candidate = Demo.Candidate, string standard = "at-cnc-specialist", string scheme = "AT-CERT", string? programme = null, params RplOutcome[] sought)
    {
        var started = await host.DoAsync(candidate, new StartCase(Demo.NewRequest(), standard, scheme, sought, programme));
        return new CaseStory(host, started.CaseId) { Candidate = candidate };
    }

    /// <summary>A case in a state: every state that this version's operations can reach.</summary>
    public static async Task<CaseStory> InAsync(RplHost host, CaseState state, string candidate = Demo.Candidate)
    {
        var story = await StartAsync(host, candidate);
        switch (state)
        {
            case CaseState.Draft: break;
            case CaseState.Submitted: await story.SubmitAsync(); break;
            case CaseState.Incomplete: await story.SubmitAsync(); await story.CompletionAsync(); break;
            case CaseState.Inadmissible: await story.SubmitAsync(); await story.RejectAsync(); break;
            case CaseState.InAssessment: await story.SubmitAsync(); await story.AcceptAsync(); await story.ClaimAsync(); break;
            case CaseState.InformationRequested: await story.SubmitAsync(); await story.AcceptAsync(); await story.ClaimAsync(); await story.AskAsync(); break;
            case CaseState.UnderVerification: await story.RecommendedAsync(); break;
            case CaseState.AwaitingDecision: await story.RecommendedAsync(); await story.ConfirmAsync(); break;
            case CaseState.Decided: await story.RecommendedAsync(); await story.ConfirmAsync(); await story.DecideAsync(); break;
            case CaseState.Withdrawn: await story.SubmitAsync(); await story.WithdrawAsync(); break;
            case CaseState.Discontinued: await story.SubmitAsync(); await story.DiscontinueAsync(); break;
            case CaseState.Lapsed: host.Time.Advance(TimeSpan.FromDays(92)); await host.RunJobsAsync(); break;
            case CaseState.Closed: await story.RecommendedAsync(); await story.ConfirmAsync(); await story.DecideAsync(); host.Time.Advance(TimeSpan.FromDays(32)); await host.RunJobsAsync(); break;
            case CaseState.ConditionallyAwarded or CaseState.UnderAppeal: throw new NotSupportedException($"No operation reaches {state} yet.");
            default: throw new ArgumentOutOfRangeException(nameof(state));
        }

        return story;
    }

    /// <summary>The case as its candidate sees it.</summary>
    public Task<CaseDetails> SeenByCandidateAsync() => host.DoAsync(Candidate, new GetCase(CaseId));

    /// <summary>Version of the case now.</summary>
    public async Task<long> VersionAsync() => (await SeenByCandidateAsync()).Version;

    /// <summary>Claims every outcome, adds one piece of evidence for all and hands the file in.</summary>
    public async Task SubmitAsync()
    {
        await FillAsync();
        await host.DoAsync(Candidate, new SubmitCase(Demo.NewRequest(), CaseId, await VersionAsync()));
    }

    /// <summary>Claims every outcome and supports it, without handing in.</summary>
    public async Task FillAsync(EvidenceKind kind = EvidenceKind.WorkSample)
    {
        var codes = await CodesAsync();
        await host.DoAsync(Candidate, new RateOutcomes(Demo.NewRequest(), CaseId, await VersionAsync(), [.. codes.Select(code => new Claim(code, SelfRating.Alone, true))]));
        await AttachAsync("portfolio.pdf", codes, kind);
    }

    /// <summary>Uploads a fixture and attaches it.</summary>
    public async Task<Guid> AttachAsync(string fixture, IReadOnlyList<string> outcomes, EvidenceKind kind = EvidenceKind.WorkSample)
    {
        var upload = await UploadAsync(fixture);
        var attached = await host.DoAsync(Candidate, new AttachEvidence(Demo.NewRequest(), CaseId, upload.UploadId,
            new EvidenceDescription(fixture, kind, "", new DateOnly(2025, 3, 1)), [.. outcomes.Select(code => new EvidenceMapping(code, ""))]));
        return attached.EvidenceId;
    }

    /// <summary>Streams a fixture into the store and notes it.</summary>
    public async Task<ReceivedUpload> UploadAsync(string fixture)
    {
        await using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Fixtures", fixture));
        var content = await host.Files.WriteAsync(file, 100_000_000, CancellationToken.None);
        return await host.DoAsync(Candidate, new ReceiveUpload(Demo.NewRequest(), fixture, content, 100_000_000));
    }

    /// <summary>Codes of the standard's outcomes.</summary>
    public async Task<IReadOnlyList<string>> CodesAsync() => [.. (await SeenByCandidateAsync()).Units.SelectMany(unit => unit.Outcomes).Select(outcome => outcome.Code)];

    public Task DeclareAsync(string person) => host.DoAsync(person, new DeclareConflict(Demo.NewRequest(), CaseId, false, ""));

    public async Task AcceptAsync()
    {
        await DeclareOnceAsync(Demo.Officer);
        var needed = (await SeenByCandidateAsync()).Prerequisites is { Satisfied: false };
        await host.DoAsync(Demo.Officer, new AcceptCase(Demo.NewRequest(), CaseId, await VersionAsync(), IdentityChecked: true, needed ? "The record of employment shows it." : ""));
    }

    public async Task CompletionAsync()
    {
        await DeclareOnceAsync(Demo.Officer);
        await host.DoAsync(Demo.Officer, new RequestCompletion(Demo.NewRequest(), CaseId, await VersionAsync(), "The employment record is missing."));
    }

    public async Task RejectAsync()
    {
        await DeclareOnceAsync(Demo.Officer);
        await host.DoAsync(Demo.Officer, new RejectAsInadmissible(Demo.NewRequest(), CaseId, await VersionAsync(), "The experience is not in this field."));
    }

    public async Task DiscontinueAsync()
    {
        await DeclareOnceAsync(Demo.Officer);
        await host.DoAsync(Demo.Officer, new DiscontinueCase(Demo.NewRequest(), CaseId, await VersionAsync(), "A duplicate."));
    }

    public async Task WithdrawAsync() => await host.DoAsync(Candidate, new WithdrawCase(Demo.NewRequest(), CaseId, await VersionAsync(), ""));

    public async Task ClaimAsync(string assessor = Demo.Assessor)
    {
        await DeclareOnceAsync(assessor);
        await host.DoAsync(assessor, new ClaimCase(Demo.NewRequest(), CaseId));
    }

    public async Task AskAsync() => await host.DoAsync(Demo.Assessor,
        new RequestInformation(Demo.NewRequest(), CaseId, await VersionAsync(), "Please show how you set the offsets on your own.", [(await CodesAsync())[0]]));

    public async Task AnswerAsync(string answer = "Here it is.") => await host.DoAsync(Candidate, new ProvideInformation(Demo.NewRequest(), CaseId, await VersionAsync(), answer));

    /// <summary>Judges every claimed outcome.</summary>
    /// <param name="missing">Codes that are judged as not yet achieved.</param>
    public async Task JudgeAllAsync(string assessor = Demo.Assessor, params string[] missing)
    {
        var seen = await host.DoAsync(assessor, new GetCase(CaseId));
        foreach (var outcome in seen.Units.SelectMany(unit => unit.Outcomes).Where(outcome => outcome.Claimed))
        {
            await host.DoAsync(assessor, new RecordJudgement(Demo.NewRequest(), CaseId, outcome.Code, outcome.Sheet?.Version ?? 0, Entry(outcome, !missing.Contains(outcome.Code))));
        }
    }

    /// <summary>A complete sheet for an outcome.</summary>
    public static SheetEntry Entry(OutcomeDetails outcome, bool achieved)
    {
        var yes = new Varcs(VarcsAnswer.Yes, VarcsAnswer.Yes, VarcsAnswer.Yes, VarcsAnswer.Yes, achieved ? VarcsAnswer.Yes : VarcsAnswer.No);
        var pieces = outcome.PieceIds.Select(id => new PieceJudgement(id, yes)).ToList();
        return achieved ? new SheetEntry(pieces, VarcsAnswer.Yes, Judgement.Achieved, "The portfolio shows it on three parts.", Methods: [.. outcome.Methods.Methods.Take(1)])
            : new SheetEntry(pieces, VarcsAnswer.No, Judgement.NotYetAchieved, "The portfolio does not show it.", GapReason.DoesNotShowOutcome, "A measured part with your own protocol.");
    }

    public async Task RecommendAsync(string assessor = Demo.Assessor) => await host.DoAsync(assessor, new Recommend(Demo.NewRequest(), CaseId, await VersionAsync(), "I recommend the award."));

    public async Task ConfirmAsync()
    {
        await DeclareOnceAsync(Demo.Verifier);
        await host.DoAsync(Demo.Verifier, new ConfirmRecommendation(Demo.NewRequest(), CaseId, await VersionAsync(), ""));
    }

    /// <summary>Decides; grants the microcredential unless told otherwise.</summary>
    public async Task<Decided> DecideAsync(bool granted = true)
    {
        await DeclareOnceAsync(Demo.Decider);
        return await host.DoAsync(Demo.Decider, new Decide(Demo.NewRequest(), CaseId, await VersionAsync(),
            [new AwardChoice(RplOutcome.Microcredential, granted, granted ? "" : "Outcomes are missing.")], "The evidence convinces the body."));
    }

    /// <summary>Decides with one award for each outcome sought.</summary>
    public async Task<Decided> DecideAsync(IReadOnlyList<AwardChoice> awards)
    {
        await DeclareOnceAsync(Demo.Decider);
        return await host.DoAsync(Demo.Decider, new Decide(Demo.NewRequest(), CaseId, await VersionAsync(), awards, "The evidence convinces the body."));
    }

    /// <summary>From draft to the recommendation.</summary>
    public async Task RecommendedAsync(params string[] missing)
    {
        await SubmitAsync();
        await AcceptAsync();
        await ClaimAsync();
        await JudgeAllAsync(Demo.Assessor, missing);
        await RecommendAsync();
    }

    private async Task DeclareOnceAsync(string person)
    {
        var me = await host.ActorAsync(person);
        var declared = await host.WithDbAsync(db => Task.FromResult(db.Conflicts.Any(entry => entry.CaseId == CaseId && entry.PersonId == me.PersonId)));
        if (!declared)
        {
            await DeclareAsync(person);
        }
    }
}
