using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RplCaseManager.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class HashOfARequest : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "RequestHash",
                table: "Requests",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            // Results of this operation held a link that sets the administrator's password; it is not kept any more, here neither.
            migrationBuilder.Sql("UPDATE \"Requests\" SET \"Result\" = '{}' WHERE \"Operation\" = 'MakeFirstAdministrator'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "RequestHash",
                table: "Requests");
        }
    }
}
