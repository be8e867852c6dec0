using Microsoft.JSInterop;

namespace RplCaseManager.Web.Shared;

/// <summary>Script calls while a component goes away: the browser may have gone first, and that is no error.</summary>
public static class JsSafely
{
    public static async ValueTask RunAsync(Func<ValueTask> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            await call();
        }
        catch (JSDisconnectedException)
        {
            // The circuit is gone, and with it everything that was to be tidied.
        }
        catch (OperationCanceledException)
        {
            // The same, seen a moment earlier.
        }
    }
}
