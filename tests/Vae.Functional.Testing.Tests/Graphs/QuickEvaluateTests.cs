using Vae.Functional.Testing.Graphs;

namespace Vae.Functional.Testing.Tests.Graphs;

/// <summary>The evaluation that laws use for large batches is the reference's.</summary>
public sealed class QuickEvaluateTests
{
    [Fact]
    public void It_agrees_with_the_reference() => Testing.Laws.Hold(
        "a quick evaluation has the reference's values",
        GraphCases.Of(),
        graphCase => Agreement.Of(
            graphCase.Evaluated(), QuickEvaluate.Of(graphCase.Graph, graphCase.BatchSize, graphCase.Leaves), new Tolerance(1e-12, 1e-12)),
        seed: 40,
        count: 300);
}
