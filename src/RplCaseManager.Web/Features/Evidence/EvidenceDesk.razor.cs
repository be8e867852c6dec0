using System.Globalization;
using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Application.Operations;
using RplCaseManager.Web.Features.Cases;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Evidence;

/// <summary>The candidate's evidence in a case. A file that arrived but is not described yet waits here, also after the page was left.</summary>
public partial class EvidenceDesk : CandidateComponent
{
    private readonly List<PendingPiece> pending = [];
    private PendingPiece? current;
    private Guid? opened;
    private string said = "";

    [Parameter, EditorRequired]
    public CaseDetails Case { get; set; } = default!;

    /// <summary>Outcomes that a new piece is likely about: those of the request.</summary>
    [Parameter]
    public IReadOnlyList<string> Suggested { get; set; } = [];

    /// <summary>A piece whose form is open at first (from a link).</summary>
    [Parameter]
    public Guid? Open { get; set; }

    /// <summary>Something was saved: whoever shows the desk reads the case again.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>How many files have arrived and are not in the case yet.</summary>
    [Parameter]
    public EventCallback<int> OnWaiting { get; set; }

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    /// <summary>One question at a time: only one of the files that arrived is described at once.</summary>
    private PendingPiece? Current => current is not null && pending.Contains(current) ? current : pending.Count > 0 ? pending[0] : null;

    private bool MayAdd => CaseSituation.MayAddEvidence(Case);

    private string UploadUrl => "/files/upload?max=" + Case.MaxFileBytes.ToString(CultureInfo.InvariantCulture);

    protected override async Task OnInitializedAsync()
    {
        opened = Open;
        if (MayAdd)
        {
            var left = await Operations.SendAsync(new ListMyUploads());
            foreach (var upload in left.Value ?? [])
            {
                await ArrivedAsync(new UploadedFile(upload.UploadId, upload.Name, upload.Size, upload.MediaType, upload.Label, upload.Sha256));
            }
        }
    }

    private async Task ArrivedAsync(UploadedFile file)
    {
        if (!pending.Exists(piece => piece.File.UploadId == file.UploadId))
        {
            pending.Add(new PendingPiece(file, EvidenceDraft.For(file.Name, file.MediaType, Suggested), Operations.NewRequest()));
            await OnWaiting.InvokeAsync(pending.Count);
        }
    }

    private async Task AttachAsync(PendingPiece piece)
    {
        if (piece.Busy)
        {
            return;
        }

        piece.Busy = true;
        try
        {
            var result = await Operations.SendAsync(new AttachEvidence(piece.RequestId, Case.Id, piece.File.UploadId, piece.Draft.Description, piece.Draft.Mappings));
            piece.Refused = result.Refusal;
            if (result.Ok)
            {
                pending.Remove(piece);
                said = Texts["Added", piece.Draft.Title];
                await OnWaiting.InvokeAsync(pending.Count);
                await OnChanged.InvokeAsync();
            }
        }
        finally
        {
            piece.Busy = false;
        }
    }

    private async Task DiscardAsync(PendingPiece piece)
    {
        if (pending.Remove(piece))
        {
            // Nothing depends on the answer: what is not removed now, the sweeper removes within two days.
            await Operations.SendAsync(new DiscardUpload(Operations.NewRequest(), piece.File.UploadId));
            await OnWaiting.InvokeAsync(pending.Count);
        }
    }

    private async Task UseOther((PendingPiece Piece, Guid Other) choice)
    {
        opened = choice.Other;
        await DiscardAsync(choice.Piece);
    }

    private async Task ChangedAsync(string what)
    {
        said = what;
        await OnChanged.InvokeAsync();
    }
}
