using LanguageExt;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Testing;
using Vae.Functional.Testing.Graphs;

namespace Vae.Functional.Core.Tests.Tensors;

/// <summary>The gradient graph against finite differences, an oracle that knows no gradient rule.</summary>
public sealed class GradientLawTests
{
    // Fourth-order differences with a step of 2e-4 in float64: rounding of the value over the step is the larger error.
    private static readonly Tolerance Tolerance = new(Relative: 1e-7, Absolute: 1e-8);

    [Fact]
    public void The_gradient_graph_is_the_derivative() =>
        Laws.Hold("the gradient graph is the derivative", GraphCases.Of(new GraphOptions(Smooth: true)), Agrees, seed: 21, count: 150);

    [Fact]
    public void The_simplified_gradient_graph_has_the_value_of_the_gradient_graph() =>
        Laws.Hold(
            "the simplified gradient graph has the value of the gradient graph",
            GraphCases.Of(new GraphOptions(Smooth: true)),
            graphCase =>
            {
                var graph = Differentiate.Graph(graphCase.Graph, GraphCase.Objective);
                return Agreement.Of(graphCase.Evaluated(graph), graphCase.Evaluated(Simplify.Graph(graph)), new Tolerance(1e-11, 1e-11));
            },
            seed: 22,
            count: 150);

    private static Either<Fault, Unit> Agrees(GraphCase graphCase)
    {
        var gradients = graphCase.Evaluated(Differentiate.Graph(graphCase.Graph, GraphCase.Objective));
        return graphCase.Graph.Parameters.Aggregate((Either<Fault, Unit>)Unit.Default, (sofar, parameter) => sofar.Bind(_ => Agreement.Of(
            parameter.Name,
            FiniteDifferences.Of(graphCase, GraphCase.Objective, parameter.Name),
            gradients[Differentiate.OutputName(parameter.Name)],
            Tolerance)));
    }
}
