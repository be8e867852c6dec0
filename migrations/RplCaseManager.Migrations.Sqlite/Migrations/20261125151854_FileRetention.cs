using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RplCaseManager.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FileRetention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "DestroyedAt",
                table: "Evidence",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "EndedOn",
                table: "Cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FilesEndAt",
                table: "Cases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FilesReminderAt",
                table: "Cases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "FilesUntil",
                table: "Cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_FilesEndAt",
                table: "Cases",
                column: "FilesEndAt",
                filter: "\"FilesEndAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_FilesReminderAt",
                table: "Cases",
                column: "FilesReminderAt",
                filter: "\"FilesReminderAt\" IS NOT NULL");

            // The day on which a case ended is one of the scheme's zone: the job counts it, for these at once.
            migrationBuilder.Sql("""UPDATE "Cases" SET "FilesEndAt" = "CreatedAt" WHERE "State" IN ('Withdrawn', 'Discontinued', 'Closed');""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_FilesEndAt",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_FilesReminderAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "DestroyedAt",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "EndedOn",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "FilesEndAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "FilesReminderAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "FilesUntil",
                table: "Cases");
        }
    }
}
