using System.Collections.Immutable;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing;
using Vae.Functional.Testing.Graphs;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Core.Tests.Tensors;

/// <summary>Stable forms: the same in the reals, and finite where the forms that they replace are not.</summary>
public sealed class StabiliseTests
{
    private static readonly Expr X = Parameter("x", [3], Initialisation.Zeros);

    // Each with a point where it loses all its digits or overflows, and what it should be there.
    private static readonly Dictionary<string, (Expr Naive, Expr Stable, double At, double Value)> Forms = new()
    {
        ["log Σ eˣ"] = (Log(Sum(Exp(X), 0)), LogSumExp(X, 0), 1000, 1000 + Math.Log(3)),
        ["log eˣ"] = (Log(Exp(X)), X, 1000, 1000),
        ["log(1 + eˣ)"] = (Log(1.0 + Exp(X)), Softplus(X), 1000, 1000),
        ["log(eˣ + 1)"] = (Log(Exp(X) + 1.0), Softplus(X), 1000, 1000),
        ["log1p eˣ"] = (LogOnePlus(Exp(X)), Softplus(X), 1000, 1000),
        ["log σ(x)"] = (Log(Sigmoid(X)), -Softplus(-X), -1000, -1000),
        ["log(1 − σ(x))"] = (Log(1.0 - Sigmoid(X)), -Softplus(X), 1000, -1000),
        ["log(1 + x)"] = (Log(1.0 + X), LogOnePlus(X), 1e-20, 1e-20),
        ["log(1 − x)"] = (Log(1.0 - X), LogOnePlus(-X), 1e-20, -1e-20),
        ["eˣ − 1"] = (Exp(X) - 1.0, ExpMinusOne(X), 1e-20, 1e-20),
        ["1 − eˣ"] = (1.0 - Exp(X), -ExpMinusOne(X), 1e-20, -1e-20),
        ["−1 + eˣ"] = (-1.0 + Exp(X), ExpMinusOne(X), 1e-20, 1e-20),
        ["1/(1 + e⁻ˣ)"] = (1.0 / (1.0 + Exp(-X)), Sigmoid(X), -40, 4.248354255291589e-18),
        ["reciprocal of 1 + eˣ"] = (Reciprocal(1.0 + Exp(X)), Sigmoid(-X), 40, 4.248354255291589e-18),
        ["eˣ/(1 + eˣ)"] = (Exp(X) / (1.0 + Exp(X)), Sigmoid(X), 1000, 1),
    };

    public static TheoryData<string> Names() => [.. Forms.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Finds(string form) =>
        Assert.Equal(Of(Forms[form].Stable).ToString(), Stabilise.Graph(Of(Forms[form].Naive)).ToString());

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_value_and_gradient_where_the_naive_form_loses_them(string form)
    {
        var (naive, _, at, expected) = Forms[form];
        var graph = Stabilise.Graph(Of(naive));
        var gradient = Differentiate.Graph(Graph.Of(new Output("sum", SumAll(graph["y"]))), "sum");

        Assert.Equal(1, At(graph, at)["y"].Values[0] / expected, 1e-14);
        Assert.All(At(gradient, at)[Differentiate.OutputName("x")].Values.ToArray(), number => Assert.True(double.IsFinite(number)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_the_same_function(string form)
    {
        foreach (var at in new[] { -3, -0.75, -0.125, 0.25, 0.875 })
        {
            var (naive, stable) = (At(Of(Forms[form].Naive), at)["y"], At(Of(Forms[form].Stable), at)["y"]);
            Assert.Equal(naive.Values.ToArray(), stable.Values.ToArray(), Same);
        }

        static bool Same(double a, double b) => double.IsNaN(a) ? double.IsNaN(b) : Math.Abs(a - b) < 1e-14;
    }

    [Fact]
    public void Keeps_the_value_of_every_program() =>
        Laws.Hold(
            "stabilise keeps the value",
            GraphCases.Of(),
            graphCase => Agreement.Of(
                graphCase.Evaluated(),
                graphCase.Evaluated(Stabilise.Graph(graphCase.Graph)),
                new Tolerance(Relative: 1e-11, Absolute: 1e-11)),
            seed: 141,
            count: 400);

    private static Graph Of(Expr value) => Graph.Of(new Output("y", value));

    private static ImmutableSortedDictionary<string, DenseArray> At(Graph graph, double x) =>
        Evaluate.Of(graph, 1, ImmutableSortedDictionary<string, DenseArray>.Empty.Add("x", DenseArray.Generate([3], _ => x)));
}
