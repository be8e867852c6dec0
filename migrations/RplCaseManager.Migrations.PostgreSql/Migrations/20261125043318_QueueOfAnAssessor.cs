using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RplCaseManager.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class QueueOfAnAssessor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_AssessorId_State_DueAt_Number",
                table: "Cases");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AssessorId_BodyCode_State_DueAt_Number",
                table: "Cases",
                columns: new[] { "AssessorId", "BodyCode", "State", "DueAt", "Number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_AssessorId_BodyCode_State_DueAt_Number",
                table: "Cases");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AssessorId_State_DueAt_Number",
                table: "Cases",
                columns: new[] { "AssessorId", "State", "DueAt", "Number" });
        }
    }
}
