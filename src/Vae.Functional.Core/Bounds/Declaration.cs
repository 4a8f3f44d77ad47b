namespace Vae.Functional.Bounds;

/// <summary>
/// What is known of a declared value: a constant, a record with what is known of its members, or nothing. The run time reads it off the
/// value itself and knows everything; an analyzer reads it off the source and knows what it can prove. Facts are derived from it in one
/// place, so the two cannot drift.
/// </summary>
public sealed class Declaration
{
    private static readonly Dictionary<string, Declaration> NoMembers = [];

    private readonly Dictionary<string, Declaration> members;
    private readonly Func<object, object>? view;

    private Declaration(
        bool isKnown, object? value, string? type, Dictionary<string, Declaration> members, object? origin, Func<object, object>? view = null) =>
        (IsKnown, Value, Type, this.members, Origin, this.view) = (isKnown, value, type, members, origin, view);

    /// <summary>Nothing is known.</summary>
    public static Declaration Unknown { get; } = new(false, null, null, NoMembers, null);

    /// <summary>Whether the value, or at least the record's type, is known.</summary>
    public bool IsKnown { get; }

    /// <summary>
    /// The constant: a double, long, ulong, bool, string, the name of an enum's member, a list of longs for shapes and sizes, or null.
    /// </summary>
    public object? Value { get; }

    /// <summary>The name of the record's type; null for a constant.</summary>
    public string? Type { get; }

    /// <summary>Where it stands in the source; null at run time.</summary>
    public object? Origin { get; }

    /// <summary>The names of the members of which anything is recorded.</summary>
    public IEnumerable<string> Members => members.Keys;

    /// <summary>What is known of a member of a record; nothing where it was not recorded.</summary>
    public Declaration this[string member] => members.TryGetValue(member, out var declared)
        ? view is null ? declared : declared.Through(view)
        : Unknown;

    /// <summary>A constant.</summary>
    public static Declaration Constant(object? value, object? origin = null) => new(true, value, null, NoMembers, origin);

    /// <summary>A record of a known type.</summary>
    public static Declaration Record(string type, IEnumerable<KeyValuePair<string, Declaration>> members, object? origin = null) =>
        new(true, null, type, Copied(members), origin);

    /// <summary>A record of which only some members are known: one made by <c>with</c> from an unknown one.</summary>
    public static Declaration Partial(IEnumerable<KeyValuePair<string, Declaration>> members, object? origin = null) =>
        new(false, null, null, Copied(members), origin);

    /// <summary>The record with one member replaced.</summary>
    public Declaration With(string member, Declaration value)
    {
        var replaced = new Dictionary<string, Declaration>(members);
        if (view is not null)
        {
            foreach (var other in members.Keys)
                replaced[other] = this[other];
        }

        replaced[member] = value;
        return new(IsKnown, Value, Type, replaced, Origin);
    }

    /// <summary>The same, standing elsewhere.</summary>
    public Declaration At(object? origin) => new(IsKnown, Value, Type, members, origin, view);

    /// <summary>The same, with other origins for it and for its members; those of members are made as they are asked for.</summary>
    public Declaration Through(Func<object, object> origins) => new(
        IsKnown,
        Value,
        Type,
        members,
        Origin is null ? null : origins(Origin),
        view is { } inner ? origin => origins(inner(origin)) : origins);

    /// <summary>What is known where either may hold: what both agree on.</summary>
    public static Declaration Join(Declaration a, Declaration b)
    {
        IEnumerable<KeyValuePair<string, Declaration>> shared = a.Members.Where(b.members.ContainsKey)
            .Select(member => new KeyValuePair<string, Declaration>(member, Join(a[member], b[member])));
        var agree = a.IsKnown && b.IsKnown && a.Type == b.Type && SameValue(a.Value, b.Value);
        return agree
            ? new(true, a.Value, a.Type, Copied(shared), a.Origin)
            : Partial(a.Type == b.Type ? shared : NoMembers);
    }

    private static Dictionary<string, Declaration> Copied(IEnumerable<KeyValuePair<string, Declaration>> members)
    {
        var copied = new Dictionary<string, Declaration>();
        foreach (var member in members)
            copied[member.Key] = member.Value;
        return copied;
    }

    private static bool SameValue(object? a, object? b) =>
        a is IReadOnlyList<long> list && b is IReadOnlyList<long> other ? list.SequenceEqual(other) : Equals(a, b);
}
