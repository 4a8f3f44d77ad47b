using System.Collections.Immutable;
using TorchSharp;
using Vae.Functional.Engine.Tests.Execution;
using Vae.Functional.Noise;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing;
using Vae.Functional.Torch.Modules;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Torch.Tests.Modules;

/// <summary>A module as a function of its input and its parameters.</summary>
public sealed class ModuleFunctionTests
{
    private const int BatchSize = 5;

    // (y(w + h) − y(w − h))/2h: h² of the third derivative, and float32's 6e-8 of a y near 1 over h.
    private const double Step = 1e-2;
    private static readonly Tolerance Differences = new(Relative: 1e-3, Absolute: 1e-3);

    [Fact]
    public void Its_gradients_are_finite_differences()
    {
        var function = new ModuleFunction(Examples.Wavy);
        var graph = Differentiate.Graph(Graph.Of(new Output("y", SumAll(Sin(Value(function))))), "y");
        var leaves = Objectives.Models.Leaves(graph, BatchSize);

        var gradients = OnTorch.Compiled(graph, BatchSize).Run(leaves);

        foreach (var name in new[] { "x", "w" })
            Agreement.Of(name, ByDifferences(graph, leaves, name), gradients[Differentiate.OutputName(name)], Differences).OrThrow();
    }

    [Fact]
    public void Parameters_that_no_gradient_reaches_stay_as_they_are()
    {
        var function = new ModuleFunction(Examples.Blind);
        var graph = Differentiate.Graph(Graph.Of(new Output("y", SumAll(Value(function)))), "y");

        var gradients = Evaluate.Of(graph, BatchSize, Objectives.Models.Leaves(graph, BatchSize));

        Assert.All(gradients[Differentiate.OutputName("x")].Values.ToArray(), slope => Assert.Equal(0, slope));
        Assert.Equal(
            Enumerable.Range(0, function.WeightCount).Select(i => i < Examples.Features ? (double)BatchSize : 0),
            gradients[Differentiate.OutputName("w")].Values.ToArray());
    }

    [Fact]
    public void It_starts_where_the_module_starts_it_by_the_seed_alone()
    {
        var function = new ModuleFunction(Examples.Layer);
        torch.manual_seed(1);
        var (first, again, other) = (Start(function, 7), Start(function, 7), Start(function, 8));

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.All(first, weight => Assert.InRange(Math.Abs(weight), 0, 1 / Math.Sqrt(Examples.Inputs)));
        Assert.True(first.Distinct().Count() > first.Length / 2);
    }

    [Fact]
    public void Functions_of_one_factory_are_one()
    {
        Assert.Equal(new ModuleFunction(Examples.Layer), new ModuleFunction(Examples.Layer));
        Assert.NotEqual(new ModuleFunction(Examples.Layer), new ModuleFunction(Examples.Wavy));
    }

    private static Expr Value(ModuleFunction function) => Call(
        function,
        Parameter("x", (BatchSize, Examples.Inputs), Initialisation.Zeros),
        Parameter("w", function.WeightCount, Initialisation.Zeros));

    private static float[] Start(ModuleFunction function, ulong seed)
    {
        var weights = new float[function.WeightCount];
        function.Start(seed, weights);
        return weights;
    }

    private static DenseArray ByDifferences(Graph graph, ImmutableSortedDictionary<string, DenseArray> leaves, string name)
    {
        var at = leaves[name];
        double Y(int moved, double by) => Evaluate.Of(graph, BatchSize, leaves.SetItem(name, DenseArray.Generate(
            at.Extents.AsSpan(), i => at.Values[i] + (i == moved ? by : 0))))["y"].Values[0];
        return DenseArray.Generate(at.Extents.AsSpan(), i => (Y(i, Step) - Y(i, -Step)) / (2 * Step));
    }
}
