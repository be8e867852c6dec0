using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using RplCaseManager.Application.Operations;

namespace RplCaseManager.Web.Shell;

/// <summary>What components inject to act: sends operations as the person who is signed in.</summary>
public sealed class OperationClient(OperationRunner runner, AuthenticationStateProvider authentication, TimeProvider time)
{
    /// <summary>Sends an operation.</summary>
    public async Task<Result<T>> SendAsync<T>(IOperation<T> operation, CancellationToken cancellation = default) =>
        await runner.SendAsync(ActorOf((await authentication.GetAuthenticationStateAsync()).User), operation, cancellation: cancellation);

    /// <summary>A request id for one intended change: made when a form is shown, renewed after it succeeded, so that a double click or a resent form does nothing twice.</summary>
    public Guid NewRequest() => Guid.CreateVersion7(time.GetUtcNow());

    /// <summary>The actor behind a session or a token.</summary>
    public static Actor ActorOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? new Actor(id) : Actor.Anyone;
}
