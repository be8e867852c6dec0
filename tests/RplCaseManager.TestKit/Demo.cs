using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.TestKit;

/// <summary>The demo people by what they are in tests.</summary>
public static class Demo
{
    public const string Candidate = "malgorzata@candidate.example";
    public const string OtherCandidate = "minh.khai@candidate.example";
    public const string Officer = "zoe.groessl@wifi.example";
    public const string Assessor = "ingrid.adalsteinsdottir@wifi.example";
    public const string OtherAssessor = "joao.conceicao@wifi.example";
    public const string Verifier = "sean.osuilleabhain@wifi.example";
    public const string Decider = "agnes.szollosi@wifi.example";
    public const string Auditor = "elena.dimitrova@wifi.example";
    public const string Administrator = "ana.zgajnar@wifi.example";
    public const string ForeignOfficer = "jiri.dvoracek@mpo.example";
    public const string ForeignAssessor = "katerina.rehakova@mpo.example";
    public const string ForeignVerifier = "tomas.krizek@mpo.example";

    /// <summary>The person as an actor.</summary>
    public static async Task<Actor> ActorAsync(this RplHost host, string email) =>
        new(await host.WithDbAsync(db => db.People.Where(person => person.Email == email).Select(person => person.Id).SingleAsync()));

    /// <summary>Sends an operation as a person.</summary>
    public static async Task<Result<T>> SendAsync<T>(this RplHost host, string email, IOperation<T> operation) =>
        await host.Operations.SendAsync(await host.ActorAsync(email), operation);

    /// <summary>Sends an operation that must succeed, and answers its value.</summary>
    public static async Task<T> DoAsync<T>(this RplHost host, string email, IOperation<T> operation)
    {
        var result = await host.SendAsync(email, operation);
        return result.Ok ? result.Value : throw new InvalidOperationException($"{operation.GetType().Name} was refused: {Describe(result.Refusal)}");
    }

    /// <summary>Sends an operation that must be refused, and answers the refusal.</summary>
    public static async Task<Refusal> RefusedAsync<T>(this RplHost host, string email, IOperation<T> operation) =>
        (await host.SendAsync(email, operation)).Refusal ?? throw new InvalidOperationException($"{operation.GetType().Name} was not refused.");

    /// <summary>A new request id.</summary>
    public static Guid NewRequest() => Guid.CreateVersion7();

    private static string Describe(Refusal refusal) => refusal is InvalidInput invalid ? string.Join("; ", invalid.Problems) : refusal.ToString();
}
