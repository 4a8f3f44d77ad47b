namespace TorchSharp;

public static partial class torch
{
    /// <summary>Opens a scope that disposes the tensors this thread makes inside it.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopes.Open();
}

/// <summary>Disposes what was made inside it, but for what was moved out or detached.</summary>
public sealed class DisposeScope : IDisposable
{
    private HashSet<IDisposable> owned = new(ReferenceEqualityComparer.Instance);
    private bool disposed;

    internal DisposeScope(DisposeScope? outer) => Outer = outer;

    internal DisposeScope? Outer { get; set; }

    public int DisposablesCount => Owned.Count;

    public IReadOnlyList<IDisposable> DisposablesView => [.. Owned];

    private HashSet<IDisposable> Owned
    {
        get
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return owned;
        }
    }

    public bool Contains(IDisposable disposable) => owned.Contains(disposable);

    public T MoveToOuter<T>(T disposable)
        where T : IDisposable
    {
        MoveToOuter([disposable]);
        return disposable;
    }

    public void MoveToOuter(params IDisposable[] disposables) => MoveToOuter((IEnumerable<IDisposable>)disposables);

    public void MoveToOuter(IEnumerable<IDisposable> disposables) => Give(disposables, Outer);

    public T Detach<T>(T disposable)
        where T : IDisposable
    {
        Detach([disposable]);
        return disposable;
    }

    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    public void Detach(IEnumerable<IDisposable> disposables) => Give(disposables, null);

    public void DisposeEverything() => DisposeEverythingBut(Enumerable.Empty<IDisposable>());

    public T DisposeEverythingBut<T>(T keep)
        where T : IDisposable
    {
        DisposeEverythingBut([keep]);
        return keep;
    }

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var before = Owned;
        owned = inKeep.ToHashSet<IDisposable>(ReferenceEqualityComparer.Instance);
        foreach (var disposable in before.Where(disposable => !owned.Contains(disposable)))
            disposable.Dispose();
    }

    public void MarkAsDisposed(IDisposable disposable) => Give([disposable], null);

    public void Dispose()
    {
        if (disposed)
            return;
        DisposeEverything();
        disposed = true;
        DisposeScopes.Close(this);
    }

    internal void Add(torch.Tensor tensor)
    {
        Owned.Add(tensor);
        tensor.OwningDisposeScope = this;
    }

    private void Give(IEnumerable<IDisposable> disposables, DisposeScope? receiver)
    {
        foreach (var tensor in disposables.OfType<torch.Tensor>().Where(Owned.Remove))
        {
            tensor.OwningDisposeScope = null;
            receiver?.Add(tensor);
        }
    }
}
