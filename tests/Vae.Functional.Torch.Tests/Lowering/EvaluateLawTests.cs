using TorchSharp;
using Vae.Functional.Testing;
using Vae.Functional.Testing.Graphs;

namespace Vae.Functional.Torch.Tests.Lowering;

/// <summary>libtorch, node by node, against the reference interpreter on generated graphs.</summary>
public sealed class EvaluateLawTests
{
    private static readonly Tolerance Double = new(Relative: 1e-10, Absolute: 1e-10);

    // Leaves are exact in float32, and operands are at most 4 by construction, so a node passes on the error of its operands at most
    // about e⁴ ≈ 55 times. Two such nodes behind one another make of the unit roundoff of 6e-8 about 2e-4.
    private static readonly Tolerance Single = new(Relative: 2e-4, Absolute: 2e-4);

    [Fact]
    public void In_float64_libtorch_computes_what_the_reference_says() =>
        Laws.Hold(
            "libtorch in float64 agrees with the reference",
            GraphCases.Of(),
            graphCase => Agreement.Of(graphCase.Evaluated(), graphCase.ByTorch(torch.ScalarType.Float64), Double),
            seed: 31,
            count: 400);

    [Fact]
    public void In_float32_libtorch_computes_what_the_reference_says_to_rounding() =>
        Laws.Hold(
            "libtorch in float32 agrees with the reference",
            GraphCases.Of(),
            graphCase => Agreement.Of(graphCase.Evaluated(), graphCase.ByTorch(torch.ScalarType.Float32), Single),
            seed: 32,
            count: 400);
}
