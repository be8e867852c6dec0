using Mediator;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Operations;

/// <summary>What an operation answers: a value, or a refusal.</summary>
public sealed class Result<T> : IResult<Result<T>>
{
    private Result(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>The value; default when refused.</summary>
    public T? Value { get; }

    /// <summary>The refusal, or null.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether there is a value.</summary>
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(Value))]
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(false, nameof(Refusal))]
    public bool Ok => Refusal is null;

    object? IResult<Result<T>>.Boxed => Value;

    Type IResult<Result<T>>.ValueType => typeof(T);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);

    /// <summary>Wraps a refusal; used by the pipeline, which does not know the value's type.</summary>
    static Result<T> IResult<Result<T>>.Refused(Refusal refusal) => new(default, refusal);

    static Result<T> IResult<Result<T>>.Of(object? value) => new((T)value!, null);
}

/// <summary>Lets the pipeline make results without knowing the value's type.</summary>
public interface IResult<TSelf> where TSelf : IResult<TSelf>
{
    Refusal? Refusal { get; }
    object? Boxed { get; }
    Type ValueType { get; }
    static abstract TSelf Refused(Refusal refusal);
    static abstract TSelf Of(object? value);
}

/// <summary>The empty value of operations that answer nothing but success.</summary>
public sealed record Done
{
    public static Done Value { get; } = new();
}

/// <summary>An operation: what a person (or a job) can do. Denied unless <see cref="Permissions"/> names it.</summary>
public interface IOperation<T> : IRequest<Result<T>>;

/// <summary>An operation that reads: no transaction, no tracking, no audit.</summary>
public interface IRead<T> : IOperation<T>;

/// <summary>An operation that changes something: one transaction with its audit entries and outbox rows.</summary>
public interface IChange<T> : IOperation<T>, IChange;

/// <summary>What every changing operation carries.</summary>
public interface IChange
{
    /// <summary>Made by the screen when it is shown; a repetition answers the first result.</summary>
    Guid RequestId { get; }
}

/// <summary>An operation on one case: its row is locked first, and permissions are asked of the relation to it.</summary>
public interface ICaseOperation
{
    Guid CaseId { get; }
}

/// <summary>A change that replaces what a screen showed; refused when the case, or the thing that is configured, has moved on.</summary>
public interface IVersioned
{
    /// <summary>Version that the screen showed.</summary>
    long ExpectedVersion { get; }
}

/// <summary>What staff read of a case or do with it only after they declared that there is no conflict of interest.</summary>
public interface INeedsDeclaration : ICaseOperation;

/// <summary>An operation that checks its own input before anything is read.</summary>
public interface IValidated
{
    /// <summary>One switch in rule order; empty when everything can be used.</summary>
    IEnumerable<FieldProblem> Validate();
}

/// <summary>Handles one operation: load, ask the domain to act, return.</summary>
public interface IHandle<TOperation, T> : IRequestHandler<TOperation, Result<T>> where TOperation : IOperation<T>;
