using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing;
using Vae.Functional.Testing.Graphs;
using Vae.Functional.Torch.Lowering;
using static TorchSharp.torch;

namespace Vae.Functional.Torch.Tests.Lowering;

/// <summary>The gradient graph against libtorch's own differentiation of the forward graph, which knows none of its rules.</summary>
public sealed class AutogradLawTests
{
    private static readonly Tolerance Double = new(Relative: 1e-10, Absolute: 1e-10);

    // libtorch differentiates digamma by its trigamma, which is off by 1e-9, and weights upstream multiply that.
    private static readonly Tolerance OverTrigamma = new(Relative: 1e-7, Absolute: 1e-7);

    // What libtorch lacks, or does not know, is computed in managed code, where autograd sees a constant; finite differences hold those to the derivative.
    private static readonly GraphOptions Differentiable = new(
        Smooth: true,
        Without:
        [
            Primitive.LogNormalCdf, Primitive.LogNormalQuantile, Primitive.GammaLogQuantile, Primitive.GammaCdfRatio, Primitive.Call,
        ]);

    [Fact]
    public void The_gradient_graph_has_the_value_of_libtorchs_autograd() =>
        Laws.Hold("the gradient graph agrees with autograd", GraphCases.Of(Differentiable), Agrees, seed: 41, count: 500);

    [Fact]
    public void No_gradient_flows_through_a_stopped_expression()
    {
        var x = Expressions.Parameter("x", 2, Initialisation.Zeros);
        var graph = Graph.Of(new Output(GraphCase.Objective, Expressions.SumAll(x * Expressions.StopGradient(x))));
        var stopped = Case(graph, ("x", [3, -5]));

        Assert.Equal([3, -5], stopped.WithGradients().Evaluated()[Differentiate.OutputName("x")].Values.ToArray());
        Agrees(stopped).OrThrow();
    }

    private static GraphCase Case(Graph graph, params (string Name, double[] Values)[] leaves) =>
        new(
            graph,
            BatchSize: 1,
            leaves.ToImmutableSortedDictionary(leaf => leaf.Name, leaf => DenseArray.Of([leaf.Values.Length], leaf.Values)));

    private static Either<Fault, Unit> Agrees(GraphCase graphCase)
    {
        var gradients = graphCase.WithGradients().Evaluated();
        var expected = Autograd(graphCase);
        var tolerance = graphCase.Graph.Nodes.Any(node => node is Expr.Apply { Primitive: Primitive.Polygamma }) ? OverTrigamma : Double;
        return expected.Aggregate(
            (Either<Fault, Unit>)Unit.Default,
            (sofar, parameter) => sofar.Bind(_ =>
                Agreement.Of(parameter.Key, parameter.Value, gradients[Differentiate.OutputName(parameter.Key)], tolerance)));
    }

    private static Dictionary<string, DenseArray> Autograd(GraphCase graphCase)
    {
        using var scope = NewDisposeScope();
        var leaves = graphCase.Leaves.ToDictionary(leaf => leaf.Key, leaf => leaf.Value.ToTensor(ScalarType.Float64));
        var parameters = graphCase.Graph.Parameters.ToDictionary(
            parameter => parameter.Name,
            parameter => leaves[parameter.Name].requires_grad_());
        var objective = TorchEvaluate.Of(graphCase.Graph, graphCase.BatchSize, ScalarType.Float64, leaves)[GraphCase.Objective];
        // TorchSharp ends the process where it is asked for a gradient that does not exist; with this term there always is one.
        var connected = parameters.Values.Aggregate(objective, (sum, parameter) => sum.add(parameter.sum().mul(0)));
        var gradients = autograd.grad([connected], [.. parameters.Values]);
        return parameters.Keys.Select((name, i) => (name, gradients[i].ToArray())).ToDictionary();
    }
}
