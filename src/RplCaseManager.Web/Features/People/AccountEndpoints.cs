using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using RplCaseManager.Infrastructure.Identity;

namespace RplCaseManager.Web.Features.People;

/// <summary>What of the account pages is no page.</summary>
public static class AccountEndpoints
{
    /// <summary>Maps signing out.</summary>
    public static void MapAccount(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapPost("/account/sign-out", SignOutAsync);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery antiforgery, SignInManager<Account> sessions)
    {
        if (http.User.Identity?.IsAuthenticated != true)
        {
            return Results.LocalRedirect("/");
        }

        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        await sessions.SignOutAsync();
        return Results.LocalRedirect("/");
    }
}
