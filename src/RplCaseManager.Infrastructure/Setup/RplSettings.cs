using Microsoft.Extensions.Configuration;
using Npgsql;

namespace RplCaseManager.Infrastructure.Setup;

/// <summary>Which database holds the data.</summary>
public enum DatabaseKind { Sqlite, PostgreSql }

/// <summary>How mails leave.</summary>
public enum MailKind { Pickup, Smtp }

/// <summary>The settings under <c>Rpl</c>. A wrong one stops the start with its name and what is expected.</summary>
public sealed record RplSettings
{
    /// <summary>Folder of database, files, keys and mails (<c>Rpl:DataFolder</c>); default <c>data</c> beside the content root.</summary>
    public required string DataFolder { get; init; }
    public required DatabaseKind Database { get; init; }
    public required string ConnectionString { get; init; }
    /// <summary>Where people reach this installation (<c>Rpl:BaseAddress</c>, or else the address that it listens on); links in mails and QR codes begin with it.</summary>
    public required Uri BaseAddress { get; init; }
    public required MailSettings Mail { get; init; }
    /// <summary>Zone in which the installation counts its days and shows times that belong to no scheme (<c>Rpl:TimeZone</c>, an IANA name); default that of the machine.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Local;
    /// <summary>Whether this process runs the jobs (<c>Rpl:Jobs</c>).</summary>
    public required bool Jobs { get; init; }

    /// <summary>Reads and checks. Throws <see cref="WrongSettingException"/>.</summary>
    public static RplSettings Read(IConfiguration configuration, string contentRoot)
    {
        var folder = Folder(configuration["Rpl:DataFolder"], contentRoot);
        var database = Choice<DatabaseKind>(configuration, "Rpl:Database", DatabaseKind.Sqlite);
        var connection = configuration.GetConnectionString("Rpl");
        if (database is DatabaseKind.PostgreSql && !IsPostgres(connection))
        {
            throw new WrongSettingException("ConnectionStrings:Rpl", "a PostgreSQL connection string, because Rpl:Database is PostgreSql");
        }

        var address = configuration["Rpl:BaseAddress"] ?? Served(configuration["urls"]) ?? "http://localhost:5080";
        if (!Uri.TryCreate(address, UriKind.Absolute, out var baseAddress) || baseAddress.Scheme is not ("http" or "https"))
        {
            throw new WrongSettingException("Rpl:BaseAddress", "an address such as https://rpl.example.org");
        }

        return new()
        {
            DataFolder = folder,
            Database = database,
            ConnectionString = database is DatabaseKind.PostgreSql ? connection! : $"Data Source={Path.Combine(folder, "rpl.db")};Foreign Keys=True;Default Timeout=30;Pooling=True",
            BaseAddress = baseAddress,
            Mail = MailSettings.Read(configuration, folder),
            Zone = configuration["Rpl:TimeZone"] is not { Length: > 0 } zone ? TimeZoneInfo.Local
                : TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : throw new WrongSettingException("Rpl:TimeZone", $"the IANA name of a time zone, such as Europe/Vienna (it is \"{zone}\")"),
            Jobs = !bool.TryParse(configuration["Rpl:Jobs"] ?? "true", out var jobs) ? throw new WrongSettingException("Rpl:Jobs", "true or false") : jobs,
        };
    }

    /// <summary>The first address that the program listens on (<c>ASPNETCORE_URLS</c>), so that links work on another port too; null when it names no host.</summary>
    private static string? Served(string? urls) =>
        urls?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(url => Uri.TryCreate(url, UriKind.Absolute, out var served) && served is { Port: > 0, Host: not ("0.0.0.0" or "[::]") });

    private static string Folder(string? setting, string contentRoot)
    {
        try
        {
            return Directory.CreateDirectory(Path.GetFullPath(string.IsNullOrWhiteSpace(setting) ? "data" : setting, contentRoot)).FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new WrongSettingException("Rpl:DataFolder", $"a folder that can be made and written to (it is \"{setting}\": {exception.Message})");
        }
    }

    private static bool IsPostgres(string? connection)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection).Host is { Length: > 0 };
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            return false;
        }
    }

    internal static T Choice<T>(IConfiguration configuration, string name, T fallback) where T : struct, Enum
    {
        var text = configuration[name];
        if (string.IsNullOrWhiteSpace(text))
        {
            return fallback;
        }

        return Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value
            : throw new WrongSettingException(name, "one of " + string.Join(", ", Enum.GetNames<T>()) + $" (it is \"{text}\")");
    }
}

/// <summary>Settings of mail (<c>Rpl:Mail</c>).</summary>
/// <param name="Folder">Pickup folder.</param>
public sealed record MailSettings(MailKind Kind, string From, string Folder, string Host, int Port, bool Tls, string? User, string? Password)
{
    internal static MailSettings Read(IConfiguration configuration, string dataFolder)
    {
        var kind = RplSettings.Choice<MailKind>(configuration, "Rpl:Mail:Kind", MailKind.Pickup);
        var host = configuration["Rpl:Mail:Host"] ?? "";
        if (kind is MailKind.Smtp && host.Length == 0)
        {
            throw new WrongSettingException("Rpl:Mail:Host", "the name of the mail server, because Rpl:Mail:Kind is Smtp");
        }

        if (!int.TryParse(configuration["Rpl:Mail:Port"] ?? "587", System.Globalization.CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535)
        {
            throw new WrongSettingException("Rpl:Mail:Port", "a number from 1 to 65535");
        }

        var from = configuration["Rpl:Mail:From"] ?? "rpl@localhost";
        if (!System.Net.Mail.MailAddress.TryCreate(from, out _))
        {
            throw new WrongSettingException("Rpl:Mail:From", "a mail address");
        }

        return new(kind, from, Path.GetFullPath(configuration["Rpl:Mail:Folder"] ?? "mail", dataFolder), host, port,
            !bool.TryParse(configuration["Rpl:Mail:Tls"] ?? "true", out var tls) ? throw new WrongSettingException("Rpl:Mail:Tls", "true or false") : tls,
            configuration["Rpl:Mail:User"], configuration["Rpl:Mail:Password"]);
    }
}

/// <summary>A setting cannot be used; the message names it and what is expected.</summary>
public sealed class WrongSettingException(string setting, string expected) : Exception($"The setting {setting} cannot be used: expected {expected}.")
{
    /// <summary>Name of the setting.</summary>
    public string Setting { get; } = setting;
}
