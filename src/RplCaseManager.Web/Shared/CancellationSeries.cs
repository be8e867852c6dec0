namespace RplCaseManager.Web.Shared;

/// <summary>A series of attempts of which only the latest counts: each new one cancels the one before (search as you type).</summary>
public sealed class CancellationSeries : IDisposable
{
    private CancellationTokenSource? latest;

    /// <summary>Cancels what runs and answers the token of the next attempt.</summary>
    public CancellationToken Next()
    {
        latest?.Cancel();
        latest?.Dispose();
        latest = new CancellationTokenSource();
        return latest.Token;
    }

    public void Dispose()
    {
        latest?.Cancel();
        latest?.Dispose();
        latest = null;
    }
}
