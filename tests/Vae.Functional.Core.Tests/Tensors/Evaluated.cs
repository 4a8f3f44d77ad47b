using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Core.Tests.Tensors;

/// <summary>Runs small programs on small numbers.</summary>
internal static class Evaluated
{
    /// <summary>A trained vector, under the name and with the values given.</summary>
    public static (Expr Leaf, DenseArray Value) Vector(string name, params double[] values) => Array(name, [values.Length], values);

    /// <summary>A trained array.</summary>
    public static (Expr Leaf, DenseArray Value) Array(string name, int[] extents, params double[] values) =>
        (
            Expressions.Parameter(name, [.. extents.Select(extent => (Dimension)extent)], Initialisation.Zeros),
            DenseArray.Of(extents, values)
        );

    /// <summary>The numbers of an expression.</summary>
    public static double[] Values(Expr expression, int batchSize, params (Expr Leaf, DenseArray Value)[] leaves) =>
        Evaluate.Of(Graph.Of(new Output("y", expression)), batchSize, Named(leaves))["y"].Values.ToArray();

    /// <summary>
    /// The gradient of Σ w·y with respect to a leaf, where w is 1, 2, 3, … in the order of y's numbers: no two are alike.
    /// </summary>
    public static double[] Gradient(Expr y, Expr of, int batchSize, params (Expr Leaf, DenseArray Value)[] leaves)
    {
        var extents = y.Shape.Bind(batchSize);
        var weights = (Leaf: Expressions.Input("weights of y", y.Shape), Value: DenseArray.Generate(extents, i => i + 1));
        var gradient = Differentiate.Of(Expressions.SumAll(weights.Leaf * y), of).Single();
        return Values(gradient, batchSize, [.. leaves, weights]);
    }

    private static Dictionary<string, DenseArray> Named((Expr Leaf, DenseArray Value)[] leaves) => leaves.ToDictionary(
        leaf => leaf.Leaf switch
        {
            Expr.Parameter parameter => parameter.Name,
            Expr.Input input => input.Name,
            Expr.Noise noise => noise.Name,
            var other => throw new ArgumentException($"{other.GetType().Name} is no leaf"),
        },
        leaf => leaf.Value);
}
