using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Infrastructure.Setup;
using Stateless;

namespace RplCaseManager.Architecture.Tests.Plants;

/// <summary>Violations on purpose: each rule must catch its own.</summary>
internal sealed class UsesStateless
{
    public StateMachine<int, int> Machine { get; } = new(0);
}

internal sealed class SeesInfrastructure
{
    public RplSettings? Settings { get; }
}

internal sealed class InjectsTables : ComponentBase
{
    [Inject]
    public IRplDb? Db { get; set; }
}

internal sealed class OpenAggregate : Aggregate
{
    public string Name { get; set; } = "";
}

internal sealed record UnlistedOperation : IRead<Done>;
