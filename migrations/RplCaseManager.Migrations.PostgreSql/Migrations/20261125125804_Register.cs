using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace RplCaseManager.Migrations.PostgreSql.Migrations
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
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Facts",
                table: "StandardVersions",
                type: "text",
                nullable: false,
                defaultValue: "{\"summary\":\"\",\"level\":{\"text\":null,\"basis\":\"Named\",\"source\":null},\"workload\":{\"text\":null,\"basis\":\"Named\",\"source\":null},\"credits\":null,\"validYears\":null,\"outcomes\":0}");

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "Providers",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "SearchName",
                table: "Providers",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.CreateTable(
                name: "RegisterEntries",
                columns: table => new
                {
                    Row = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    VersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SortTitle = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Country = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Sector = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    AwardingBody = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    BodyName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EqfLevel = table.Column<int>(type: "integer", nullable: true),
                    CreditSystem = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    CreditAmount = table.Column<long>(type: "bigint", nullable: true),
                    Facts = table.Column<string>(type: "text", nullable: false)
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

            // The register follows the versions and providers by triggers, in the same transaction, whoever writes.
            // The vector is made of the words in normal form as they are: no parser and no dictionary of the database tells them apart.
            migrationBuilder.Sql("""ALTER TABLE "RegisterEntries" ADD COLUMN "Words" tsvector""");
            migrationBuilder.Sql("""CREATE INDEX "IX_RegisterEntries_Words" ON "RegisterEntries" USING gin ("Words") WITH (fastupdate = off)""");
            migrationBuilder.Sql("""
                CREATE FUNCTION "Register_Version"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP <> 'INSERT' THEN
                        DELETE FROM "RegisterEntries" WHERE "VersionId" = OLD."Id";
                    END IF;
                    IF TG_OP <> 'DELETE' THEN
                        IF NEW."State" = 'Published' THEN
                            -- Who renames the provider meanwhile is waited for.
                            PERFORM 1 FROM "Providers" WHERE "Code" = NEW."AwardingBody" FOR SHARE;
                            INSERT INTO "RegisterEntries" ("VersionId", "Code", "Number", "Title", "SortTitle", "Kind", "Country", "Sector", "AwardingBody", "BodyName", "EqfLevel", "CreditSystem", "CreditAmount", "Facts", "Words")
                            SELECT NEW."Id", s."Code", NEW."Number", NEW."Title", NEW."SortTitle", NEW."Kind", NEW."Country", NEW."Sector", NEW."AwardingBody", coalesce(p."Name", NEW."AwardingBody"), NEW."EqfLevel", NEW."CreditSystem", NEW."CreditAmount", NEW."Facts", array_to_tsvector(array_remove(string_to_array(NEW."SearchText" || ' ' || coalesce(p."SearchName", ''), ' '), ''))
                            FROM "Standards" s LEFT JOIN "Providers" p ON p."Code" = NEW."AwardingBody" WHERE s."Id" = NEW."StandardId";
                        END IF;
                    END IF;
                    RETURN NULL;
                END $$
                """);
            migrationBuilder.Sql("""CREATE TRIGGER "Register_Version" AFTER INSERT OR UPDATE OR DELETE ON "StandardVersions" FOR EACH ROW EXECUTE FUNCTION "Register_Version"()""");
            migrationBuilder.Sql("""
                CREATE FUNCTION "Register_Provider"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    UPDATE "RegisterEntries" e SET "BodyName" = NEW."Name", "Words" = array_to_tsvector(array_remove(string_to_array(v."SearchText" || ' ' || NEW."SearchName", ' '), ''))
                    FROM "StandardVersions" v WHERE v."Id" = e."VersionId" AND e."AwardingBody" = NEW."Code";
                    RETURN NULL;
                END $$
                """);
            migrationBuilder.Sql("""CREATE TRIGGER "Register_Provider_Insert" AFTER INSERT ON "Providers" FOR EACH ROW EXECUTE FUNCTION "Register_Provider"()""");
            migrationBuilder.Sql("""
                CREATE TRIGGER "Register_Provider_Update" AFTER UPDATE ON "Providers" FOR EACH ROW
                WHEN (OLD."Name" IS DISTINCT FROM NEW."Name" OR OLD."SearchName" IS DISTINCT FROM NEW."SearchName") EXECUTE FUNCTION "Register_Provider"()
                """);

            migrationBuilder.Sql("""UPDATE "StandardVersions" SET "Title" = "Title" WHERE "State" = 'Published'""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TRIGGER "Register_Version" ON "StandardVersions"; DROP TRIGGER "Register_Provider_Insert" ON "Providers"; DROP TRIGGER "Register_Provider_Update" ON "Providers";
                DROP FUNCTION "Register_Version"(); DROP FUNCTION "Register_Provider"();
                """);

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
