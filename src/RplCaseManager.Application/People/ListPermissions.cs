using RplCaseManager.Application.Operations;

namespace RplCaseManager.Application.People;

/// <summary>Who may do what: the permission table by which every operation is checked, as a list.</summary>
public sealed record ListPermissions : IRead<IReadOnlyList<PermissionRow>>;

/// <summary>One operation of the permission table.</summary>
/// <param name="Feature">Name of the feature to which it belongs, such as <c>Cases</c>.</param>
/// <param name="Operation">Name of the operation, such as <c>SubmitCase</c>.</param>
/// <param name="Changes">Changes something; else it only reads.</param>
/// <param name="Grants">To whom it is granted, and how they must stand to the case.</param>
public sealed record PermissionRow(string Feature, string Operation, bool Changes, IReadOnlyList<Grant> Grants);

/// <summary>Read from the table itself, so that it cannot differ from what is enforced; by feature, then name.</summary>
public sealed class ListPermissionsHandler : IHandle<ListPermissions, IReadOnlyList<PermissionRow>>
{
    public ValueTask<Result<IReadOnlyList<PermissionRow>>> Handle(ListPermissions request, CancellationToken cancellationToken)
    {
        var rows = Permissions.Operations
            .Select(type => new PermissionRow(type.Namespace!.Split('.')[^1], type.Name, type.IsAssignableTo(typeof(IChange)), Permissions.For(type)))
            .OrderBy(row => row.Feature, StringComparer.Ordinal).ThenBy(row => row.Operation, StringComparer.Ordinal).ToList();
        return new(rows);
    }
}
