using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Audit;
using RplCaseManager.Application.Ports;

namespace RplCaseManager.Web.Shell.Commands;

/// <summary>Faults of the trail in the operator's words.</summary>
internal static class AuditWords
{
    public static string Of(AuditFaultKind kind) => kind switch
    {
        AuditFaultKind.Gap => "an entry is missing or out of order here",
        AuditFaultKind.Changed => "the entry was changed",
        AuditFaultKind.Forged => "the entry was not written by this installation",
        AuditFaultKind.ColumnsDiffer => "the columns beside the entry were changed",
        AuditFaultKind.DetailChanged => "a text of the entry was changed",
        AuditFaultKind.TailRemoved => "entries were removed from here to the end, or added behind it",
        AuditFaultKind.HeadMissing => "the head of the stream was removed",
        AuditFaultKind.StreamRemoved => "the stream was removed",
        AuditFaultKind.CheckpointBroken => "the checkpoint was changed or removed",
        AuditFaultKind.CheckpointContradicts => "the entry is not the one that the checkpoint saw",
        AuditFaultKind.CheckpointRemoved => "the checkpoint was removed",
    };
}

/// <summary>Finds a person by address, for commands that act as somebody.</summary>
internal static class PersonLookup
{
    public static async Task<Guid?> FindAsync(IServiceProvider services, string email)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IRplDb>();
        return await db.People.Where(person => person.Email == email).Select(person => (Guid?)person.Id).FirstOrDefaultAsync();
    }
}
