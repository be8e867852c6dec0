using System.Security.Cryptography;

namespace RplCaseManager.Web.Shell;

/// <summary>The one-time word of a response that lets its own inline scripts run (the import map) and nobody else's.</summary>
public static class CspNonce
{
    private static readonly object Key = new();

    /// <summary>The nonce of this request; made on first use.</summary>
    public static string Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Items[Key] is string known)
        {
            return known;
        }

        var nonce = RandomNumberGenerator.GetHexString(32, lowercase: true);
        context.Items[Key] = nonce;
        return nonce;
    }
}
