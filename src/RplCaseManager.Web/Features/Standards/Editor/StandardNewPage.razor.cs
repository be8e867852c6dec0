using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Providers;
using RplCaseManager.Application.Schemes;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Web.Shared.Editing;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Standards.Editor;

/// <summary>Begins a standard: a blank one, or a copy of another under a new code.</summary>
public partial class StandardNewPage : ComponentBase
{
    private StandardReferences references = StandardReferences.None;
    private ContentProblems problems = ContentProblems.None;
    private StandardContent? copied;
    private Refusal? refused;
    private Guid request;
    private string title = "";
    private string code = "";
    private string? body;
    private string? scheme;
    private StandardKind kind = StandardKind.Microcredential;
    private bool ownCode;
    private bool running;
    private bool ready;

    [SupplyParameterFromQuery(Name = "copy")]
    private string? Copy { get; set; }

    /// <summary>Code of the scheme under which it is to be recognised; null: it is chosen later.</summary>
    [SupplyParameterFromQuery(Name = "scheme")]
    private string? Scheme { get; set; }

    [Inject]
    private IStringLocalizer<Resources.StandardEditing> Texts { get; set; } = default!;

    [Inject]
    private IStringLocalizer<Resources.StandardPages> Words { get; set; } = default!;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        request = Operations.NewRequest();
        references = await StandardReferences.ReadAsync(Operations);
        if (!string.IsNullOrEmpty(Scheme))
        {
            var found = (await Operations.SendAsync(new GetSchemeEditor(Scheme))).Value;
            (scheme, body) = (found?.Code, (found?.Current ?? found?.Versions[0])?.Content.AwardingBody);
        }

        if (!string.IsNullOrEmpty(Copy))
        {
            var result = await Operations.SendAsync(new GetStandardEditor(Copy));
            refused = result.Refusal;
            copied = (result.Value?.Draft ?? result.Value?.Current ?? result.Value?.Versions[0])?.Content;
            if (copied is not null)
            {
                (title, kind, body) = (Texts["New.CopyTitle", copied.Title].Value, copied.Kind, copied.AwardingBody);
                code = CodeOf(title);
            }
        }

        ready = true;
    }

    /// <summary>A code made of a title: letters, digits and hyphens without accents.</summary>
    public static string CodeOf(string title)
    {
        var words = string.Join('-', SearchWords.Normalise(title).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit))).Where(word => word.Length > 0));
        return words.Length <= 60 ? words : words[..60].TrimEnd('-');
    }

    /// <summary>A standard with nothing in it: what has to be filled in is listed in the editor.</summary>
    public static StandardContent Blank(string code, string title, StandardKind kind, string? body)
    {
        var open = new Stated(null, Basis.Named, null);
        return new StandardContent
        {
            Code = code,
            Title = title,
            Kind = kind,
            Summary = "",
            AwardingBody = body ?? "",
            Level = open,
            Workload = open,
            FormOfParticipation = open,
            QualityAssurance = open,
            Prerequisites = open,
            Stackability = open,
            Validity = new(null, []),
        };
    }

    private void TitleChanged(string text)
    {
        title = text;
        if (!ownCode)
        {
            code = CodeOf(text);
        }
    }

    private async Task CreateAsync()
    {
        if (running)
        {
            return;
        }

        if (title.Trim().Length == 0)
        {
            problems = new([new("title", "field.required")], _ => Texts["New.NoTitle"].Value);
            return;
        }

        running = true;
        try
        {
            // What the body and the scheme say already is not asked again.
            var country = body is null ? null : (await Operations.SendAsync(new GetProvider(body))).Value?.Content.Country;
            var content = copied is null ? Blank(code, title.Trim(), kind, body) with { Country = country, Schemes = scheme is null ? [] : [scheme] } : copied with { Code = code, Title = title.Trim(), Kind = kind, AwardingBody = body ?? "" };
            var result = await Operations.SendAsync(new CreateStandard(request, content));
            if (result.Value is { } made)
            {
                Navigation.NavigateTo("/admin/standards/" + made.Code);
                return;
            }

            refused = result.Refusal;
            request = Operations.NewRequest();
            problems = refused is InvalidInput invalid ? new([new("code", invalid.Rule)], _ => string.Join(' ', invalid.Problems.Select(Refusals.Of))) : ContentProblems.None;
        }
        finally
        {
            running = false;
        }
    }
}
