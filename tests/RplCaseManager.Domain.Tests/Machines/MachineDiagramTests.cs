using System.Runtime.CompilerServices;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Certificates;
using RplCaseManager.Domain.Shared;
using Stateless.Graph;
using Stateless.Reflection;

namespace RplCaseManager.Domain.Tests.Machines;

/// <summary>The checked-in diagrams are what the machines are: a reviewer sees a changed transition as a changed line.</summary>
public sealed class MachineDiagramTests
{
    private const string Rewrite = "RPL_REWRITE_DIAGRAMS";

    [Fact]
    public void CaseMachine_EqualsItsDiagram() => Compare("case.mmd", CaseMachine.Describe());

    [Fact]
    public void CertificateMachine_EqualsItsDiagram() => Compare("certificate.mmd", CertificateMachine.Describe());

    [Fact]
    public void VersionMachine_EqualsItsDiagram() => Compare("version.mmd", VersionMachine.Describe());

    private static void Compare(string file, StateMachineInfo machine, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, file);
        var drawn = MermaidGraph.Format(machine, null).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
        {
            File.WriteAllText(path, drawn);
        }

        var kept = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.True(kept == drawn,
            $"{file} does not show the machine. Write it anew with {Rewrite}=1 dotnet run --project tests/RplCaseManager.Domain.Tests and read the difference before you commit it.\n{drawn}");
    }
}
