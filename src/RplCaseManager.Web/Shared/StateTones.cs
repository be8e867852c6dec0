namespace RplCaseManager.Web.Shared;

/// <summary>Which tone each state of a case, a certificate or a published version has. The words are in Resources/States.</summary>
public static class StateTones
{
    private static readonly Dictionary<string, Tone> Known = new(StringComparer.Ordinal)
    {
        ["Draft"] = Tone.Neutral,
        ["Submitted"] = Tone.Info,
        ["Incomplete"] = Tone.Turn,
        ["InAssessment"] = Tone.Info,
        ["InformationRequested"] = Tone.Turn,
        ["UnderVerification"] = Tone.Info,
        ["AwaitingDecision"] = Tone.Info,
        ["ConditionallyAwarded"] = Tone.Turn,
        ["Decided"] = Tone.Good,
        ["UnderAppeal"] = Tone.Info,
        ["Inadmissible"] = Tone.Bad,
        ["Withdrawn"] = Tone.Neutral,
        ["Discontinued"] = Tone.Neutral,
        ["Lapsed"] = Tone.Neutral,
        ["Closed"] = Tone.Neutral,
        ["Active"] = Tone.Good,
        ["Suspended"] = Tone.Turn,
        ["Expired"] = Tone.Neutral,
        ["Superseded"] = Tone.Neutral,
        ["Revoked"] = Tone.Bad,
        ["Published"] = Tone.Good,
        ["Retired"] = Tone.Neutral,
        ["Discarded"] = Tone.Neutral,
    };

    /// <summary>All names that have a tone and a word.</summary>
    public static IReadOnlyCollection<string> Names => Known.Keys;

    /// <summary>The tone of a state; neutral for a name that is not known.</summary>
    public static Tone Of(string state) => Known.GetValueOrDefault(state, Tone.Neutral);
}
