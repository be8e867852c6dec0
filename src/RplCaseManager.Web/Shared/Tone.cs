namespace RplCaseManager.Web.Shared;

/// <summary>What a colour means, everywhere the same; a word stands beside it always.</summary>
public enum Tone
{
    /// <summary>A fact without a demand.</summary>
    Neutral,

    /// <summary>Under way, with somebody.</summary>
    Info,

    /// <summary>Your turn, or due soon.</summary>
    Turn,

    /// <summary>Done, achieved, valid.</summary>
    Good,

    /// <summary>Late, not achieved, not valid.</summary>
    Bad,
}

/// <summary>The class of a tone in app.css.</summary>
public static class Tones
{
    public static string? CssClass(this Tone tone) => tone switch
    {
        Tone.Neutral => null,
        Tone.Info => "info",
        Tone.Turn => "turn",
        Tone.Good => "good",
        Tone.Bad => "bad",
    };
}
