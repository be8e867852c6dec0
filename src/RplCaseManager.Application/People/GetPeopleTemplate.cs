using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Decisions;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;

namespace RplCaseManager.Application.People;

/// <summary>Forms in which people can be filled in; both are read alike.</summary>
public enum PeopleFileForm { Workbook, Csv }

/// <summary>The template of the import of people: the headings, and what may stand below them.</summary>
public sealed record GetPeopleTemplate(PeopleFileForm Form) : IRead<DocumentFile>;

/// <summary>Names the bodies of this installation.</summary>
public sealed class GetPeopleTemplateHandler(IRplDb db, ISpreadsheets spreadsheets) : IHandle<GetPeopleTemplate, DocumentFile>
{
    public async ValueTask<Result<DocumentFile>> Handle(GetPeopleTemplate request, CancellationToken cancellationToken)
    {
        var contents = await db.Providers.AsNoTracking().OrderBy(provider => provider.Code).Select(provider => provider.Content).ToListAsync(cancellationToken);
        var bodies = contents.ConvertAll(content => (content.Code, content.Name));
        using var buffer = new MemoryStream();
        if (request.Form is PeopleFileForm.Csv)
        {
            spreadsheets.WriteCsv(buffer, PeopleForms.OneSheet(bodies, CultureInfo.CurrentUICulture));
            return new DocumentFile("people.csv", "text/csv", buffer.ToArray());
        }

        spreadsheets.Write(buffer, PeopleForms.Workbook(bodies, CultureInfo.CurrentUICulture));
        return new DocumentFile("people.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer.ToArray());
    }
}
