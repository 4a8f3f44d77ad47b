using System.Collections.Immutable;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Execution;

/// <summary>A call of a function that the expression language does not look into, or of one of its gradients, made ready once.</summary>
internal sealed class CallOperation(Primitive primitive, OpaqueFunction function, View target, ImmutableArray<View> x) : IOperation
{
    private readonly IOpaqueCall call = function.Open();

    public void Run() => call.Run(
        primitive, x[0].Extents[0], x[0].Numbers, x[1].Numbers, x.Length > 2 ? x[2].Numbers : [], target.Numbers);

    public void Dispose() => call.Dispose();
}
