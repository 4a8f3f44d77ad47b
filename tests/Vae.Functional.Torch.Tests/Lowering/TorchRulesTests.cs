using TorchSharp;
using Vae.Functional.Engine.Tests.Execution;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Graphs;
using Vae.Functional.Torch.Lowering;

namespace Vae.Functional.Torch.Tests.Lowering;

/// <summary>Each primitive by hand on libtorch, and managed code beside it.</summary>
public sealed class TorchPrimitiveTests() : PrimitiveLaws(new TorchEngine());

/// <summary>Each primitive by hand, wholly as TorchSharp operations and node by node in float64.</summary>
public sealed class TorchRulesTests() : PrimitiveLaws(new TorchEngine(device: torch.CPU))
{
    [Fact]
    public void Every_primitive_has_a_torch_rule() => Assert.Equal(Enum.GetValues<Primitive>(), TorchRules.Covered.Order());

    /// <inheritdoc/>
    protected override DenseArray? InDouble(GraphCase graphCase) => graphCase.ByTorch(torch.ScalarType.Float64)["value"];
}
