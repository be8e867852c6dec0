using System.Diagnostics;
using RplCaseManager.TestKit;

namespace RplCaseManager.Benchmarks.Pages;

/// <summary>A program published in Release.</summary>
internal sealed record Published(string Folder, string Name)
{
    public string Executable => Path.Combine(Folder, Name);

    /// <summary>The product.</summary>
    public static async Task<Published> ProductAsync(ScratchFolder scratch)
    {
        var target = scratch.Sub("product");
        await RunAsync(Repository.Root, "publish", "src/RplCaseManager.Web", "-c", "Release", "-o", target, "-v", "q", "--nologo");
        return new Published(target, "RplCaseManager.Web");
    }

    /// <summary>The template <c>blazor -int Server</c> as it comes.</summary>
    public static Task<Published> TemplateAsync(ScratchFolder scratch) => FromTemplateAsync(scratch, "BareTemplate", _ => { });

    /// <summary>The template with one page that holds a MudDataGrid of 25 rows.</summary>
    public static Task<Published> GridAsync(ScratchFolder scratch) => FromTemplateAsync(scratch, "GridTemplate", folder =>
    {
        var version = typeof(MudBlazor.MudDataGrid<>).Assembly.GetName().Version!.ToString(3);
        Change(Path.Combine(folder, "GridTemplate.csproj"), "</Project>", $"""  <ItemGroup><PackageReference Include="MudBlazor" Version="{version}" /></ItemGroup>{Environment.NewLine}</Project>""");
        Change(Path.Combine(folder, "Program.cs"), "var app = builder.Build();", "MudBlazor.Services.ServiceCollectionExtensions.AddMudServices(builder.Services);\nvar app = builder.Build();");
        Change(Path.Combine(folder, "Components", "App.razor"), "<script src=\"@Assets[\"_framework/blazor.web.js\"]\"></script>",
            "<script src=\"@Assets[\"_framework/blazor.web.js\"]\"></script><script src=\"_content/MudBlazor/MudBlazor.min.js\"></script>");
        File.WriteAllText(Path.Combine(folder, "Components", "Pages", "Grid.razor"), """
            @page "/grid"
            @rendermode InteractiveServer
            @using MudBlazor
            <MudThemeProvider /><MudPopoverProvider />
            <MudDataGrid T="Row" Items="rows">
                <Columns>
                    <PropertyColumn Property="row => row.Number" /><PropertyColumn Property="row => row.Name" /><PropertyColumn Property="row => row.Title" />
                    <PropertyColumn Property="row => row.State" /><PropertyColumn Property="row => row.Due" />
                </Columns>
            </MudDataGrid>
            @code {
                private readonly List<Row> rows = Enumerable.Range(1, 25).Select(number => new Row($"RPL-2026-{number:000000}", "Name " + number, "CNC specialist", "InAssessment", new DateOnly(2026, 9, 1).AddDays(number))).ToList();
                private sealed record Row(string Number, string Name, string Title, string State, DateOnly Due);
            }
            """);
    });

    private static async Task<Published> FromTemplateAsync(ScratchFolder scratch, string name, Action<string> change)
    {
        var source = scratch.Sub(name + "-source");
        var target = scratch.Sub(name);
        await RunAsync(source, "new", "blazor", "-int", "Server", "-n", name, "-o", source, "--no-restore");
        change(source);
        await RunAsync(source, "publish", "-c", "Release", "-o", target, "-v", "q", "--nologo");
        return new Published(target, name);
    }

    private static void Change(string file, string old, string changed)
    {
        var text = File.ReadAllText(file);
        File.WriteAllText(file, text.Contains(old, StringComparison.Ordinal) ? text.Replace(old, changed, StringComparison.Ordinal)
            : throw new InvalidOperationException($"The template has changed: {Path.GetFileName(file)} does not contain {old}"));
    }

    private static async Task RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed:\n{await output}\n{await error}");
        }
    }
}
