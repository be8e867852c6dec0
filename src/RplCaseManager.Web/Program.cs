using RplCaseManager.Web.Shell;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddShell(builder.Environment);
builder.Services.AddAuthentication();
builder.Services.AddAuthorization();

var app = builder.Build();
app.UseShell();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.MapShell();
app.Run();
