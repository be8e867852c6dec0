namespace RplCaseManager.Web.Shared;

/// <summary>
/// Filters that a page itself wrote into the address come back as parameters, late, when more may have been typed already.
/// A page announces what it writes, and leaves alone what comes back.
/// </summary>
public sealed class AddressEcho<T>
    where T : notnull
{
    private readonly List<T> announced = [];
    private T? given;
    private bool any;

    /// <summary>The page writes this into the address.</summary>
    public void Announce(T value) => announced.Add(value);

    /// <summary>Whether the address says something new: not what it said before, and not what the page itself wrote.</summary>
    public bool IsNews(T value)
    {
        if (any && EqualityComparer<T>.Default.Equals(given!, value))
        {
            return false;
        }

        (given, any) = (value, true);
        return !announced.Remove(value);
    }
}
