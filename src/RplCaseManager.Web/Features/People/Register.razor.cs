using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.People;

/// <summary>Opens an account as a candidate.</summary>
public partial class Register : ComponentBase
{
    private RegisterForm form = new();
    private Refusal? refusal;
    private string? again;
    private bool done;

    [Inject]
    private IStringLocalizer<Resources.AccountPages> Texts { get; set; } = default!;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "register", Name = "Form")]
    private RegisterForm? Posted { get; set; }

    /// <summary>Where the person wanted to go.</summary>
    [SupplyParameterFromQuery(Name = "returnUrl")]
    private string? ReturnUrl { get; set; }

    private string SignInHref => LocalAddress.With("/account/sign-in", ReturnUrl);

    protected override void OnInitialized() => form = Posted ?? new() { RequestId = Operations.NewRequest() };

    private async Task OpenAsync()
    {
        var result = await Operations.SendAsync(new OpenAccount(form.RequestId, form.GivenName ?? "", form.FamilyName ?? "", form.LatinName ?? "", form.DateOfBirth, form.Email ?? "", form.Password ?? "", LocalAddress.Of(ReturnUrl)));
        (done, refusal) = (result.Ok, result.Refusal);
        // The password does not travel back to the browser, so that it has to be typed again whatever else was wrong.
        again = done || string.IsNullOrEmpty(form.Password) ? null : Texts["Password.Again"].Value;
    }

    private string? Of(string field) => Refusals.Of(refusal, field);

    private static string? Iso(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    private sealed class RegisterForm
    {
        public Guid RequestId { get; set; }
        public string? GivenName { get; set; }
        public string? FamilyName { get; set; }
        public string? LatinName { get; set; }
        public DateOnly? DateOfBirth { get; set; }
        public string? Email { get; set; }
        public string? Password { get; set; }
    }
}
