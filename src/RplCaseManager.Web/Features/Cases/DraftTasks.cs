using RplCaseManager.Application.Cases;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>The four steps of a draft, in their order.</summary>
public enum DraftStep
{
    Rate,
    AddEvidence,
    Connect,
    Submit,
}

/// <summary>How a step stands.</summary>
public enum StepStatus
{
    /// <summary>An earlier step has to come first.</summary>
    NotYet,
    ToDo,
    Begun,
    Done,
}

/// <summary>A step with what is done of what there is to do.</summary>
public sealed record DraftTask(DraftStep Step, StepStatus Status, int Done, int Total);

/// <summary>The task list of a file that the candidate works on.</summary>
public sealed class DraftTasks
{
    private DraftTasks(IReadOnlyList<DraftTask> all, DraftStep next) => (All, Next) = (all, next);

    public IReadOnlyList<DraftTask> All { get; }

    /// <summary>The step that most people do next: handing in as soon as it is possible, else the first that is not done.</summary>
    public DraftStep Next { get; }

    public DraftTask this[DraftStep step] => All[(int)step];

    public static DraftTasks Of(CaseDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        var outcomes = details.Units.SelectMany(unit => unit.Outcomes).ToList();
        var rated = outcomes.Count(outcome => outcome.Rating is not null);
        var (claimed, supported, pieces) = (details.Claimed, details.Supported, details.Evidence.Count);
        var ready = claimed > 0 && supported == claimed;
        List<DraftTask> all =
        [
            new(DraftStep.Rate, rated == outcomes.Count && claimed > 0 ? StepStatus.Done : rated > 0 || claimed > 0 ? StepStatus.Begun : StepStatus.ToDo, rated, outcomes.Count),
            new(DraftStep.AddEvidence, pieces > 0 ? StepStatus.Done : StepStatus.ToDo, pieces, pieces),
            new(DraftStep.Connect, claimed == 0 || pieces == 0 ? StepStatus.NotYet : ready ? StepStatus.Done : supported > 0 ? StepStatus.Begun : StepStatus.ToDo, supported, claimed),
            new(DraftStep.Submit, ready ? StepStatus.ToDo : StepStatus.NotYet, 0, 1),
        ];
        return new(all, ready ? DraftStep.Submit : all.First(task => task.Status is StepStatus.ToDo or StepStatus.Begun).Step);
    }
}
