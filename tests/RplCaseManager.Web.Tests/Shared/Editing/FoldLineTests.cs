using Bunit;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared.Editing;

namespace RplCaseManager.Web.Tests.Shared.Editing;

/// <summary>The line that stands for a long entry on a narrow screen.</summary>
public sealed class FoldLineTests : PageTest
{
    [Fact]
    public void ALine_IsClosed_UntilItHasAProblem_AndStaysOpenWhenThatIsMended()
    {
        var line = Render<FoldLine>(parameters => parameters.Add(shown => shown.Title, "C2 Databases"));
        Assert.False(line.Find("details").HasAttribute("open"));
        Assert.Empty(line.FindAll(".count"));
        line.Render(parameters => parameters.Add(shown => shown.Problems, 2));
        Assert.True(line.Find("details").HasAttribute("open"));
        Assert.Equal(Text<Resources.Editing>("Section.Problems", 2), line.Find(".count .sr-only").TextContent);
        line.Render(parameters => parameters.Add(shown => shown.Problems, 0));
        Assert.True(line.Find("details").HasAttribute("open"));
    }

    [Fact]
    public void RowsThatFold_CountTheirOwnProblems_AndANewOneOpens()
    {
        var rows = Render<EditRows<string>>(parameters => parameters.Add(list => list.Items, ["Databases", "Programming", ""]).Add(list => list.Folds, true).Add(list => list.Path, "parts").Add(list => list.AddText, "Add")
            .Add(list => list.New, () => "").Add(list => list.TitleOf, title => title).Add(list => list.ChildContent, row => $"<p>{row.Item}</p>")
            .AddCascadingValue(new ContentProblems([new ContentProblem("parts[1].outcomeCodes", "programme.part.outcomes")], problem => problem.Rule)));
        Assert.Equal([false, true, true], rows.FindAll("details").Select(line => line.HasAttribute("open")));
        Assert.Equal("1", Assert.Single(rows.FindAll(".count > [aria-hidden]")).TextContent);
    }

    [Fact]
    public void RowsThatDoNotFold_HaveNoLine()
    {
        var rows = Render<EditRows<string>>(parameters => parameters.Add(list => list.Items, ["Databases"]).Add(list => list.Path, "parts").Add(list => list.AddText, "Add")
            .Add(list => list.New, () => "").Add(list => list.TitleOf, title => title).Add(list => list.ChildContent, row => $"<p>{row.Item}</p>"));
        Assert.Empty(rows.FindAll("details"));
    }
}
