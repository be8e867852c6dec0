using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace RplCaseManager.Web.Shell.Doors;

/// <summary>What the description says of the whole interface.</summary>
internal sealed class ApiDescription : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "RplCaseManager",
            Version = "v1",
            Description = "Every operation of the screens, through the same rules. Personal tokens are made under Account; a refusal is a problem document whose type is urn:rpl:refusal:{rule}. "
                + "Each changing request carries a requestId of your own (repeat it and you get the first answer) and, where the screen showed something, the expectedVersion. "
                + "A file goes up as a form to /api/v1/files and is attached by its uploadId; it comes down, whole or in ranges, at /files/{ticket} with the ticket that open-evidence answers.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[ApiTokens.SchemeName] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A personal token, rpl_…" };
        foreach (var (path, item) in document.Paths)
        {
            if (path.StartsWith("/api/v1/register/", StringComparison.Ordinal) || path.StartsWith("/api/v1/verification/", StringComparison.Ordinal) || item.Operations is null)
            {
                continue;
            }

            foreach (var operation in item.Operations.Values)
            {
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiTokens.SchemeName, document)] = [] }];
            }
        }

        return Task.CompletedTask;
    }
}
