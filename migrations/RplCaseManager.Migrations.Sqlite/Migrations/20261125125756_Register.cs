using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RplCaseManager.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Register : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "CreditAmount",
                table: "StandardVersions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Facts",
                table: "StandardVersions",
                type: "TEXT",
                nullable: false,
                defaultValue: "{\"summary\":\"\",\"level\":{\"text\":null,\"basis\":\"Named\",\"source\":null},\"workload\":{\"text\":null,\"basis\":\"Named\",\"source\":null},\"credits\":null,\"validYears\":null,\"outcomes\":0}");

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "Providers",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SearchName",
                table: "Providers",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "RegisterEntries",
                columns: table => new
                {
                    Row = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    VersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    SortTitle = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Country = table.Column<string>(type: "TEXT", nullable: true),
                    Sector = table.Column<string>(type: "TEXT", nullable: true),
                    AwardingBody = table.Column<string>(type: "TEXT", nullable: false),
                    BodyName = table.Column<string>(type: "TEXT", nullable: false),
                    EqfLevel = table.Column<int>(type: "INTEGER", nullable: true),
                    CreditSystem = table.Column<string>(type: "TEXT", nullable: true),
                    CreditAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    Facts = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegisterEntries", x => x.Row);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterEntries_AwardingBody_BodyName",
                table: "RegisterEntries",
                columns: new[] { "AwardingBody", "BodyName" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterEntries_Country",
                table: "RegisterEntries",
                column: "Country");

            migrationBuilder.CreateIndex(
                name: "IX_RegisterEntries_CreditSystem_CreditAmount",
                table: "RegisterEntries",
                columns: new[] { "CreditSystem", "CreditAmount" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterEntries_EqfLevel",
                table: "RegisterEntries",
                column: "EqfLevel");

            migrationBuilder.CreateIndex(
                name: "IX_RegisterEntries_Kind",
                table: "RegisterEntries",
                column: "Kind");

            migrationBuilder.CreateIndex(
                name: "IX_RegisterEntries_Sector",
                table: "RegisterEntries",
                column: "Sector");

            migrationBuilder.CreateIndex(
                name: "IX_RegisterEntries_SortTitle_Code",
                table: "RegisterEntries",
                columns: new[] { "SortTitle", "Code" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterEntries_VersionId",
                table: "RegisterEntries",
                column: "VersionId",
                unique: true);

            // The register follows the versions and providers by triggers, in the same transaction, whoever writes. A later migration that makes SQLite rebuild
            // "StandardVersions", "Providers" or "RegisterEntries" drops these triggers with the old table and has to make them again (a test tells).
            // "ascii" splits at blanks and keeps every letter that is not ASCII: the words are in normal form already.
            migrationBuilder.Sql("""CREATE VIRTUAL TABLE "RegisterWords" USING fts5("Words", content='', contentless_delete=1, tokenize='ascii', detail='none', prefix='1 2 3')""");

            migrationBuilder.Sql("""
                CREATE TRIGGER "Register_Version_Insert" AFTER INSERT ON "StandardVersions" WHEN NEW."State" = 'Published' BEGIN
                    INSERT INTO "RegisterEntries" ("VersionId", "Code", "Number", "Title", "SortTitle", "Kind", "Country", "Sector", "AwardingBody", "BodyName", "EqfLevel", "CreditSystem", "CreditAmount", "Facts")
                      SELECT NEW."Id", s."Code", NEW."Number", NEW."Title", NEW."SortTitle", NEW."Kind", NEW."Country", NEW."Sector", NEW."AwardingBody", coalesce(p."Name", NEW."AwardingBody"), NEW."EqfLevel", NEW."CreditSystem", NEW."CreditAmount", NEW."Facts"
                      FROM "Standards" s LEFT JOIN "Providers" p ON p."Code" = NEW."AwardingBody" WHERE s."Id" = NEW."StandardId" AND NEW."State" = 'Published';
                END
                """);

            migrationBuilder.Sql("""
                CREATE TRIGGER "Register_Version_Update" AFTER UPDATE ON "StandardVersions" WHEN OLD."State" = 'Published' OR NEW."State" = 'Published' BEGIN
                    DELETE FROM "RegisterEntries" WHERE "VersionId" = OLD."Id";
                    INSERT INTO "RegisterEntries" ("VersionId", "Code", "Number", "Title", "SortTitle", "Kind", "Country", "Sector", "AwardingBody", "BodyName", "EqfLevel", "CreditSystem", "CreditAmount", "Facts")
                      SELECT NEW."Id", s."Code", NEW."Number", NEW."Title", NEW."SortTitle", NEW."Kind", NEW."Country", NEW."Sector", NEW."AwardingBody", coalesce(p."Name", NEW."AwardingBody"), NEW."EqfLevel", NEW."CreditSystem", NEW."CreditAmount", NEW."Facts"
                      FROM "Standards" s LEFT JOIN "Providers" p ON p."Code" = NEW."AwardingBody" WHERE s."Id" = NEW."StandardId" AND NEW."State" = 'Published';
                END
                """);

            migrationBuilder.Sql("""
                CREATE TRIGGER "Register_Version_Delete" AFTER DELETE ON "StandardVersions" BEGIN
                    DELETE FROM "RegisterEntries" WHERE "VersionId" = OLD."Id";
                END
                """);

            migrationBuilder.Sql("""
                CREATE TRIGGER "Register_Entry_Insert" AFTER INSERT ON "RegisterEntries" BEGIN
                    INSERT INTO "RegisterWords" (rowid, "Words")
                      SELECT NEW."Row", v."SearchText" || ' ' || coalesce(p."SearchName", '') FROM "StandardVersions" v LEFT JOIN "Providers" p ON p."Code" = v."AwardingBody" WHERE v."Id" = NEW."VersionId";
                END
                """);

            migrationBuilder.Sql("""
                CREATE TRIGGER "Register_Entry_Update" AFTER UPDATE OF "BodyName" ON "RegisterEntries" BEGIN
                    DELETE FROM "RegisterWords" WHERE rowid = OLD."Row";
                    INSERT INTO "RegisterWords" (rowid, "Words")
                      SELECT NEW."Row", v."SearchText" || ' ' || coalesce(p."SearchName", '') FROM "StandardVersions" v LEFT JOIN "Providers" p ON p."Code" = v."AwardingBody" WHERE v."Id" = NEW."VersionId";
                END
                """);

            migrationBuilder.Sql("""
                CREATE TRIGGER "Register_Entry_Delete" AFTER DELETE ON "RegisterEntries" BEGIN
                    DELETE FROM "RegisterWords" WHERE rowid = OLD."Row";
                END
                """);

            migrationBuilder.Sql("""
                CREATE TRIGGER "Register_Provider_Insert" AFTER INSERT ON "Providers" BEGIN
                    UPDATE "RegisterEntries" SET "BodyName" = NEW."Name" WHERE "AwardingBody" = NEW."Code";
                END
                """);

            migrationBuilder.Sql("""
                CREATE TRIGGER "Register_Provider_Update" AFTER UPDATE OF "Name", "SearchName" ON "Providers" WHEN OLD."Name" <> NEW."Name" OR OLD."SearchName" <> NEW."SearchName" BEGIN
                    UPDATE "RegisterEntries" SET "BodyName" = NEW."Name" WHERE "AwardingBody" = NEW."Code";
                END
                """);

            migrationBuilder.Sql("""UPDATE "StandardVersions" SET "Title" = "Title" WHERE "State" = 'Published'""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var trigger in new[] { "Register_Version_Insert", "Register_Version_Update", "Register_Version_Delete", "Register_Entry_Insert", "Register_Entry_Update", "Register_Entry_Delete", "Register_Provider_Insert", "Register_Provider_Update" })
            {
                migrationBuilder.Sql($"DROP TRIGGER \"{trigger}\"");
            }

            migrationBuilder.Sql("DROP TABLE \"RegisterWords\"");

            migrationBuilder.DropTable(
                name: "RegisterEntries");

            migrationBuilder.DropColumn(
                name: "CreditAmount",
                table: "StandardVersions");

            migrationBuilder.DropColumn(
                name: "Facts",
                table: "StandardVersions");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "Providers");

            migrationBuilder.DropColumn(
                name: "SearchName",
                table: "Providers");
        }
    }
}
