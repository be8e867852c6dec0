using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using RplCaseManager.Infrastructure.Setup;

namespace RplCaseManager.Web.Shell.Doors;

/// <summary>
/// How often one address of the network may try: passwords and links (<c>Rpl:RateLimits:SignInPerMinute</c>), and the public pages
/// (<c>Rpl:RateLimits:PublicPerMinute</c>). Behind a proxy the caller's address must be forwarded (<c>ASPNETCORE_FORWARDEDHEADERS_ENABLED</c>).
/// </summary>
internal static class RateLimits
{
    private static readonly PathString[] Forms = ["/account/sign-in", "/account/register", "/account/confirm", "/account/forgot", "/account/password"];
    private static readonly PathString[] Public = ["/register", "/verify", "/api/v1/register", "/api/v1/verification"];

    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var (signIn, open) = (Number(configuration, "Rpl:RateLimits:SignInPerMinute", 20), Number(configuration, "Rpl:RateLimits:PublicPerMinute", 120));
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
                HttpMethods.IsPost(http.Request.Method) && IsUnder(Forms, http.Request.Path) ? Window("sign-in", http, signIn)
                : IsUnder(Public, http.Request.Path) ? Window("public", http, open)
                : RateLimitPartition.GetNoLimiter(""));
            options.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
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
