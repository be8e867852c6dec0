namespace RplCaseManager.Domain.Shared;

/// <summary>
/// An expected "no". It carries the id of the rule that refused and, in derived records, the values that the person
/// needs; the words stand in resources, keyed by <see cref="Rule"/>. An exception is a bug, a refusal is an answer.
/// </summary>
/// <param name="Rule">Id of the rule, such as <c>case.recommend.all-judged</c>; stable, part of the HTTP contract.</param>
public abstract record Refusal(string Rule);

/// <summary>A rule of one of the state machines or a domain invariant does not hold.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Detail">The value that the person needs to see (a name, a number, a date), or an empty text.</param>
public sealed record RuleRefusal(string Rule, string Detail = "") : Refusal(Rule);

/// <summary>The act does not exist in the state in which the thing is.</summary>
public sealed record WrongState(string Thing, string State, string Act) : Refusal(Thing + ".state");

/// <summary>One field that was filled in wrongly.</summary>
/// <param name="Field">Name of the request's property.</param>
/// <param name="Problem">Key of the text that says what to do.</param>
/// <param name="Detail">Limit or value that the text quotes.</param>
public sealed record FieldProblem(string Field, string Problem, string Detail = "");

/// <summary>The request itself cannot be used; names each field and what to do about it.</summary>
public sealed record InvalidInput(IReadOnlyList<FieldProblem> Problems) : Refusal("input.invalid");
