namespace TorchSharp;

/// <summary>The scopes that are open on this thread, innermost first.</summary>
internal static class DisposeScopes
{
    [ThreadStatic]
    private static DisposeScope? current;

    public static DisposeScope Open() => current = new DisposeScope(current);

    public static void Register(torch.Tensor tensor) => current?.Add(tensor);

    /// <summary>Takes a scope out of the chain, wherever it stands: scopes may be closed out of order.</summary>
    public static void Close(DisposeScope scope)
    {
        if (ReferenceEquals(current, scope))
        {
            current = scope.Outer;
            return;
        }

        for (var inner = current; inner is not null; inner = inner.Outer)
        {
            if (ReferenceEquals(inner.Outer, scope))
                inner.Outer = scope.Outer;
        }
    }
}
