using Hangfire;
using Hangfire.Dashboard;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.People;

namespace RplCaseManager.Web.Shell.Doors;

/// <summary>Hangfire's own pages, for administrators: whoever is not one is led to the sign-in or told so.</summary>
internal static class JobDashboard
{
    public const string Path = "/admin/jobs";

    public static void MapJobDashboard(this WebApplication app)
    {
        var texts = app.Services.GetRequiredService<IStringLocalizer<Resources.Shell>>();
        app.MapHangfireDashboard(Path, new DashboardOptions
        {
            // Its default lets in who sits at the server and nobody else.
            Authorization = [],
            AsyncAuthorization = [new StillAdministrator()],
            DashboardTitle = texts["Jobs.Title"],
            AppPath = "/admin/people",
            DisplayStorageConnectionString = false,
        }).RequireAuthorization(policy => policy.RequireAuthenticatedUser().RequireClaim(NavigationMenu.RoleClaim, nameof(Role.Administrator)));
    }

    /// <summary>The session's claim may be older than what an administrator changed: the role is read again.</summary>
    private sealed class StillAdministrator : IDashboardAsyncAuthorizationFilter
    {
        public async Task<bool> AuthorizeAsync(DashboardContext context)
        {
            var http = context.GetHttpContext();
            var me = await http.RequestServices.GetRequiredService<OperationRunner>().SendAsync(OperationClient.ActorOf(http.User), new GetMe(), cancellation: http.RequestAborted);
            return me.Ok && me.Value.Grants.Any(grant => grant.Role is Role.Administrator);
        }
    }
}
