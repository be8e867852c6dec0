using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RplCaseManager.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Configuration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_StandardVersions_State",
                table: "StandardVersions");

            migrationBuilder.AddColumn<string>(
                name: "AwardingBody",
                table: "StandardVersions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Country",
                table: "StandardVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CreditSystem",
                table: "StandardVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "EditedAt",
                table: "StandardVersions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "EditedBy",
                table: "StandardVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "EqfLevel",
                table: "StandardVersions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "StandardVersions",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Microcredential");

            migrationBuilder.AddColumn<string>(
                name: "Outcomes",
                table: "StandardVersions",
                type: "TEXT",
                nullable: false,
                defaultValue: "{\"lines\":[]}");

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "StandardVersions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Sector",
                table: "StandardVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SortTitle",
                table: "StandardVersions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "EditedAt",
                table: "SchemeVersions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "EditedBy",
                table: "SchemeVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "PublishedOn",
                table: "SchemeVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "SchemeVersions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "SupersededOn",
                table: "SchemeVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "TransitionUntil",
                table: "SchemeVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CreditRows",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditRows", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Programmes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Programmes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    StandardCode = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    PublishedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SupersededOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    TransitionUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EditedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EditedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProgrammeVersions_Programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StandardVersions_State_Country",
                table: "StandardVersions",
                columns: new[] { "State", "Country" });

            migrationBuilder.CreateIndex(
                name: "IX_StandardVersions_State_Kind",
                table: "StandardVersions",
                columns: new[] { "State", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_StandardVersions_State_SortTitle_Id",
                table: "StandardVersions",
                columns: new[] { "State", "SortTitle", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CreditRows_Code",
                table: "CreditRows",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Programmes_Code",
                table: "Programmes",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeVersions_ProgrammeId_Number",
                table: "ProgrammeVersions",
                columns: new[] { "ProgrammeId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeVersions_StandardCode_State",
                table: "ProgrammeVersions",
                columns: new[] { "StandardCode", "State" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CreditRows");

            migrationBuilder.DropTable(
                name: "ProgrammeVersions");

            migrationBuilder.DropTable(
                name: "Programmes");

            migrationBuilder.DropIndex(
                name: "IX_StandardVersions_State_Country",
                table: "StandardVersions");

            migrationBuilder.DropIndex(
                name: "IX_StandardVersions_State_Kind",
                table: "StandardVersions");

            migrationBuilder.DropIndex(
                name: "IX_StandardVersions_State_SortTitle_Id",
                table: "StandardVersions");

            migrationBuilder.DropColumn(
                name: "AwardingBody",
                table: "StandardVersions");

            migrationBuilder.DropColumn(
                name: "Country",
                table: "StandardVersions");

            migrationBuilder.DropColumn(
                name: "CreditSystem",
                table: "StandardVersions");

            migrationBuilder.DropColumn(
                name: "EditedAt",
                table: "StandardVersions");

            migrationBuilder.DropColumn(
                name: "EditedBy",
                table: "StandardVersions");

            migrationBuilder.DropColumn(
                name: "EqfLevel",
                table: "StandardVersions");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "StandardVersions");

            migrationBuilder.DropColumn(
                name: "Outcomes",
                table: "StandardVersions");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "StandardVersions");

            migrationBuilder.DropColumn(
                name: "Sector",
                table: "StandardVersions");

            migrationBuilder.DropColumn(
                name: "SortTitle",
                table: "StandardVersions");

            migrationBuilder.DropColumn(
                name: "EditedAt",
                table: "SchemeVersions");

            migrationBuilder.DropColumn(
                name: "EditedBy",
                table: "SchemeVersions");

            migrationBuilder.DropColumn(
                name: "PublishedOn",
                table: "SchemeVersions");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "SchemeVersions");

            migrationBuilder.DropColumn(
                name: "SupersededOn",
                table: "SchemeVersions");

            migrationBuilder.DropColumn(
                name: "TransitionUntil",
                table: "SchemeVersions");

            migrationBuilder.CreateIndex(
                name: "IX_StandardVersions_State",
                table: "StandardVersions",
                column: "State");
        }
    }
}
