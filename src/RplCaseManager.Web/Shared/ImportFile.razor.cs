using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Web.Shared;

/// <summary>A file that was chosen to be imported.</summary>
/// <param name="Bytes">Null when it could not be read.</param>
/// <param name="Refusal">Why not; null when it could.</param>
public sealed record ChosenFile(string Name, byte[]? Bytes, Refusal? Refusal);

/// <summary>Takes one file of an import and reads it, at most <see cref="ImportedFile.MostBytes"/>. To choose anew, give it another key.</summary>
public partial class ImportFile : ComponentBase
{
    private const int Chunk = 256 * 1024;
    private readonly string fileId = ElementId.Next("import-file");
    private readonly string hintId = ElementId.Next("import-hint");
    private string name = "";
    private int? reading;

    /// <summary>The field's words.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>What is wanted, and what happens.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>The picker's filter (<c>.xlsx,.csv</c>); a convenience, never a check.</summary>
    [Parameter]
    public string? Accept { get; set; }

    [Parameter]
    public bool Disabled { get; set; }

    /// <summary>What is being done with the file.</summary>
    [Parameter]
    public string? Status { get; set; }

    /// <summary>What else is chosen about the import.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>A file was chosen, before it is read: what an earlier one showed is over.</summary>
    [Parameter]
    public EventCallback OnChoosing { get; set; }

    /// <summary>It was read, or refused.</summary>
    [Parameter]
    public EventCallback<ChosenFile> OnChosen { get; set; }

    private async Task ChosenAsync(InputFileChangeEventArgs chosen)
    {
        name = chosen.File.Name;
        await OnChoosing.InvokeAsync();
        await OnChosen.InvokeAsync(await TakeAsync(chosen.File));
    }

    private async Task<ChosenFile> TakeAsync(IBrowserFile file)
    {
        if (file.Size > ImportedFile.MostBytes)
        {
            return new(name, null, new InvalidInput([new("File", "too-large", ImportedFile.MostBytes.ToString(CultureInfo.InvariantCulture))]));
        }

        try
        {
            return new(name, await ReadAsync(file), null);
        }
        catch (IOException)
        {
            // The file was changed or taken away while it was read.
            return new(name, null, new RuleRefusal("import.reading", name));
        }
        finally
        {
            reading = null;
        }
    }

    private async Task<byte[]> ReadAsync(IBrowserFile from)
    {
        reading = 0;
        var bytes = new byte[from.Size];
        await using var stream = from.OpenReadStream(ImportedFile.MostBytes);
        for (var at = 0; at < bytes.Length;)
        {
            var read = await stream.ReadAsync(bytes.AsMemory(at, Math.Min(Chunk, bytes.Length - at)));
            if (read == 0)
            {
                throw new EndOfStreamException();
            }

            at += read;
            var done = (int)(100L * at / bytes.Length);
            if (done > reading)
            {
                reading = done;
                StateHasChanged();
            }
        }

        return bytes;
    }
}
