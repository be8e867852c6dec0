using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Infrastructure.Setup;

namespace RplCaseManager.Web.Shell.Doors;

/// <summary>
/// How often one address of the network may try: passwords and links (<c>Rpl:RateLimits:SignInPerMinute</c>), the public pages
/// (<c>Rpl:RateLimits:PublicPerMinute</c>), and the HTTP interface (<c>Rpl:RateLimits:ApiPerMinute</c>). Behind a proxy the caller's address must be forwarded (<c>ASPNETCORE_FORWARDEDHEADERS_ENABLED</c>).
/// </summary>
internal static class RateLimits
{
    // Forms, and the same operations over HTTP: a token is no licence to try passwords or addresses out.
    private static readonly PathString[] Forms =
    [
        "/account/sign-in", "/account/register", "/account/confirm", "/account/forgot", "/account/password", "/account/address",
        "/api/v1/people/open-account", "/api/v1/people/confirm-address", "/api/v1/people/request-password", "/api/v1/people/set-password", "/api/v1/people/change-password",
        "/api/v1/people/change-address", "/api/v1/people/confirm-new-address",
    ];

    private static readonly PathString[] Public = ["/register", "/programmes", "/trust-list", "/credits", "/verify", "/api/v1/register", "/api/v1/verification"];

    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var (signIn, open) = (Number(configuration, "Rpl:RateLimits:SignInPerMinute", 20), Number(configuration, "Rpl:RateLimits:PublicPerMinute", 120));
        var api = Number(configuration, "Rpl:RateLimits:ApiPerMinute", 1200);
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
                HttpMethods.IsPost(http.Request.Method) && IsUnder(Forms, http.Request.Path) ? Window("sign-in", http, signIn)
                : IsUnder(Public, http.Request.Path) ? Window("public", http, open)
                : http.Request.Path.StartsWithSegments(ApiEndpoints.Root, StringComparison.OrdinalIgnoreCase) ? Window("api", http, api)
                : RateLimitPartition.GetNoLimiter(""));
            options.OnRejected = async (rejected, _) =>
            {
                var http = rejected.HttpContext;
                http.Response.Headers.RetryAfter = "60";
                if (http.Request.Path.StartsWithSegments(ApiEndpoints.Root, StringComparison.OrdinalIgnoreCase))
                {
                    await ApiEndpoints.Problem(http, new RuleRefusal("rate.limit"), StatusCodes.Status429TooManyRequests).ExecuteAsync(http);
                }
            };
        });
    }

    private static RateLimitPartition<string> Window(string kind, HttpContext http, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter($"{kind} {Caller(http.Connection.RemoteIpAddress)}", _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) });

    // A household has a whole /64 of version 6 addresses.
    private static string Caller(IPAddress? address) => address switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.MapToIPv4().ToString(),
    };

    private static bool IsUnder(PathString[] places, PathString path) => Array.Exists(places, place => path.StartsWithSegments(place, StringComparison.OrdinalIgnoreCase));

    private static int Number(IConfiguration configuration, string name, int fallback)
    {
        var text = configuration[name];
        return string.IsNullOrWhiteSpace(text) ? fallback
            : int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new WrongSettingException(name, "a number of requests a minute, at least 1");
    }
}
