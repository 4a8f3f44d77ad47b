using Vae.Functional.Engine.Embedded;
using Vae.Functional.Engine.Embedded.Multiply;
using Vae.Functional.Engine.Execution;
using Vae.Functional.Engine.Tests.Execution;
using Vae.Functional.Tensors;
using Vae.Functional.Testing.Graphs;

namespace Vae.Functional.Engine.Tests.Embedded;

/// <summary>Planned programs in managed code.</summary>
public sealed class EmbeddedLawTests() : PlannedLaws(new EmbeddedEngine())
{
    // These come from the reference, number by number, and keep Taylor series in arrays.
    private static readonly Primitive[] Allocating = [Primitive.GammaLogQuantile, Primitive.GammaCdfRatio, Primitive.PoissonQuantile];

    [Fact]
    public void Runs_allocate_nothing()
    {
        var cases = Enumerable.Range(1, 60).Select(seed => GraphCases.Grown(seed, 30)).Where(graphCase =>
            !graphCase.Graph.Nodes.OfType<Expr.Apply>().Any(node => Allocating.Contains(node.Primitive))).ToArray();

        Assert.True(cases.Length > 20);
        foreach (var graphCase in cases)
        {
            using var program = new CompiledGraph(new EmbeddedEngine(), graphCase.Graph, graphCase.BatchSize);
            program.Run(graphCase.Leaves);
            program.RunAgain();
            var before = GC.GetAllocatedBytesForCurrentThread();
            program.RunAgain();
            Assert.True(GC.GetAllocatedBytesForCurrentThread() == before, $"{GC.GetAllocatedBytesForCurrentThread() - before} bytes: {graphCase}");
        }
    }
}

/// <summary>Planned programs in managed code, all that can be divided among three threads.</summary>
public sealed class DividedLawTests() : PlannedLaws(new EmbeddedEngine(VectorWidths.Widest, Teams.Eager), cases: 150);

/// <summary>Each primitive by hand in managed code.</summary>
public sealed class EmbeddedPrimitiveTests() : PrimitiveLaws(new EmbeddedEngine())
{
    [Fact]
    public void Every_primitive_that_a_plan_can_hold_has_an_operation() =>
        Assert.Equal(
            Enum.GetValues<Primitive>().Except([Primitive.BatchSize, .. PrimitiveGroups.Views]),
            OperationRules.Covered.Order());
}
