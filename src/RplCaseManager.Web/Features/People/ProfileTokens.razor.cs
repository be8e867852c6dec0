using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.People;

/// <summary>Tokens for the HTTP interface: created (the secret is shown once), listed, ended.</summary>
public partial class ProfileTokens : ComponentBase
{
    private IReadOnlyList<TokenRow> tokens = [];
    private TokenFields form = new();
    private Refusal? refusal;
    private CreatedToken? created;

    [Inject]
    private IStringLocalizer<Resources.AccountPages> Texts { get; set; } = default!;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "token", Name = "TokenForm")]
    private TokenFields? Posted { get; set; }

    [SupplyParameterFromForm(FormName = "revoke")]
    private Guid? TokenId { get; set; }

    protected override async Task OnInitializedAsync()
    {
        form = Posted ?? new() { RequestId = Operations.NewRequest() };
        await LoadAsync();
    }

    private async Task LoadAsync() => tokens = (await Operations.SendAsync(new ListMyTokens())).Value ?? [];

    private async Task CreateAsync()
    {
        var result = await Operations.SendAsync(new CreateToken(form.RequestId, form.Name ?? "", form.Write, form.Days));
        (created, refusal) = (result.Value, result.Refusal);
        if (result.Ok)
        {
            form = new() { RequestId = Operations.NewRequest() };
            await LoadAsync();
        }
    }

    private async Task RevokeAsync()
    {
        var result = await Operations.SendAsync(new RevokeToken(Operations.NewRequest(), TokenId ?? Guid.Empty));
        refusal = result.Refusal;
        await LoadAsync();
    }

    private sealed class TokenFields
    {
        public Guid RequestId { get; set; }
        public string? Name { get; set; }
        public bool Write { get; set; }
        public int Days { get; set; } = 90;
    }
}
