using TorchSharp;
using Vae.Functional.Testing;
using Vae.Functional.Testing.Graphs;

namespace Vae.Functional.Torch.Tests.Lowering;

/// <summary>libtorch, node by node, against the reference interpreter on generated graphs.</summary>
public sealed class EvaluateLawTests
{
    private static readonly Tolerance Double = new(Relative: 1e-10, Absolute: 1e-10);

    // Leaves are exact in float32, so only rounding differs, 6e-8 an operation. Operands are at most 4 by construction, which keeps what
    // a node makes of its operands' errors small: none of 6,000 cases was off by 1e-5, and a wrong rule is off by far more.
    private static readonly Tolerance Single = new(Relative: 5e-5, Absolute: 5e-5);

    [Fact]
    public void In_float64_libtorch_computes_what_the_reference_says() =>
        Laws.Hold(
            "libtorch in float64 agrees with the reference",
            GraphCases.Of(),
            graphCase => Agreement.Of(graphCase.Evaluated(), graphCase.ByTorch(torch.ScalarType.Float64), Double),
            seed: 31,
            count: 500);

    [Fact]
    public void In_float32_libtorch_computes_what_the_reference_says_to_rounding() =>
        Laws.Hold(
            "libtorch in float32 agrees with the reference",
            GraphCases.Of(),
            graphCase => Agreement.Of(graphCase.Evaluated(), graphCase.ByTorch(torch.ScalarType.Float32), Single),
            seed: 32,
            count: 500);
}
