using RplCaseManager.Application.Decisions;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Domain.Schemes;

namespace RplCaseManager.Web.Features.Decisions;

/// <summary>What a decider fills in: for each outcome sought whether it is granted, and reasons.</summary>
public sealed class DecisionChoices
{
    /// <summary>Begins with nothing chosen; what cannot be granted is to be refused, with the rule as a first reason.</summary>
    public DecisionChoices(IReadOnlyList<RplOutcome> sought, IReadOnlyList<OutcomeOption> options, Func<OutcomeOption, string> why)
    {
        ArgumentNullException.ThrowIfNull(sought);
        ArgumentNullException.ThrowIfNull(why);
        ArgumentNullException.ThrowIfNull(options);
        Impossible = [.. options.Where(option => !option.Allowed && !sought.Contains(option.Outcome))];
        Choices = [.. sought.Distinct().Select(outcome => options.First(option => option.Outcome == outcome))
            .Select(option => new Choice(option) { Granted = option.Allowed ? null : false, Reason = option.Allowed ? "" : why(option) })];
    }

    /// <summary>What is asked of the decider: the outcomes sought.</summary>
    public IReadOnlyList<Choice> Choices { get; }

    /// <summary>The outcomes that were not sought and cannot be granted here either, each with the rule against it.</summary>
    public IReadOnlyList<OutcomeOption> Impossible { get; }

    public string Reasons { get; set; } = "";

    /// <summary>Key of what is missing; null when it can be decided.</summary>
    public string? Missing => this switch
    {
        { } when Choices.Any(choice => choice.Granted is null) => "Decide.Missing.Choice",
        { } when Choices.Any(choice => choice.Granted is false && string.IsNullOrWhiteSpace(choice.Reason)) => "Decide.Missing.Refusal",
        { } when string.IsNullOrWhiteSpace(Reasons) => "Decide.Missing.Reasons",
        _ => null,
    };

    /// <summary>As the operation takes it.</summary>
    public IReadOnlyList<AwardChoice> Awards =>
        [.. Choices.Select(choice => new AwardChoice(choice.Option.Outcome, choice.Granted is true, choice.Granted is true ? "" : choice.Reason.Trim()))];

    /// <summary>Takes over what the judgements allow now; what was chosen stays where it is still possible.</summary>
    public DecisionChoices Again(IReadOnlyList<RplOutcome> sought, IReadOnlyList<OutcomeOption> options, Func<OutcomeOption, string> why)
    {
        var next = new DecisionChoices(sought, options, why) { Reasons = Reasons };
        foreach (var choice in next.Choices)
        {
            if (Choices.FirstOrDefault(before => before.Option.Outcome == choice.Option.Outcome) is { Granted: not null } before && (choice.Option.Allowed || before.Granted is false))
            {
                (choice.Granted, choice.Reason) = (before.Granted, before.Reason);
            }
        }

        return next;
    }

    /// <summary>One outcome sought.</summary>
    public sealed class Choice(OutcomeOption option)
    {
        public OutcomeOption Option { get; } = option;

        /// <summary>Null: not chosen yet.</summary>
        public bool? Granted { get; set; }

        public string Reason { get; set; } = "";
    }
}
