using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Evidence;

namespace RplCaseManager.Web.Features.Evidence;

/// <summary>What a person writes about a piece of evidence before it is saved.</summary>
public sealed class EvidenceDraft
{
    private readonly IReadOnlyList<EvidenceMapping> before;

    private EvidenceDraft(IReadOnlyList<EvidenceMapping> before)
    {
        this.before = before;
        Chosen = before.Select(mapping => mapping.OutcomeCode).ToHashSet(StringComparer.Ordinal);
    }

    public string Title { get; set; } = "";

    public EvidenceKind Kind { get; set; }

    /// <summary>The day from which the evidence is, not the day of the upload.</summary>
    public DateOnly? DatedOn { get; set; }

    public string Note { get; set; } = "";

    /// <summary>Codes of the outcomes that it supports.</summary>
    public HashSet<string> Chosen { get; }

    public EvidenceDescription Description => new(Title.Trim(), Kind, Note.Trim(), DatedOn);

    /// <summary>The chosen outcomes; what was noted at one of them before stays.</summary>
    public IReadOnlyList<EvidenceMapping> Mappings =>
        [.. Chosen.Order(StringComparer.Ordinal).Select(code => before.FirstOrDefault(mapping => mapping.OutcomeCode == code) ?? new EvidenceMapping(code, ""))];

    /// <summary>The outcome was connected before this form was opened.</summary>
    public bool HadBefore(string outcomeCode) => before.Any(mapping => mapping.OutcomeCode == outcomeCode);

    /// <summary>For a file that has just arrived: a readable title and a guess of its kind.</summary>
    public static EvidenceDraft For(string fileName, string mediaType, IEnumerable<string> suggested)
    {
        var draft = new EvidenceDraft([]) { Title = TitleOf(fileName), Kind = KindGuess.Of(fileName, mediaType) };
        draft.Chosen.UnionWith(suggested);
        return draft;
    }

    /// <summary>For a piece that is in the case.</summary>
    public static EvidenceDraft For(EvidenceDetails piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        return new(piece.Mappings) { Title = piece.Title, Kind = piece.Kind, DatedOn = piece.DatedOn, Note = piece.Note };
    }

    /// <summary>The file's name without its extension, with the signs that stand for spaces turned into spaces.</summary>
    public static string TitleOf(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        var bare = Path.GetFileNameWithoutExtension(fileName).Replace('_', ' ').Replace('-', ' ').Trim();
        var title = string.Join(' ', bare.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return title.Length == 0 ? fileName : char.ToUpperInvariant(title[0]) + title[1..];
    }
}
