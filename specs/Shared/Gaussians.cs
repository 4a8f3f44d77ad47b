using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Specs;

/// <summary>The library's normals at given numbers, evaluated in float64.</summary>
internal static class Gaussians
{
    /// <summary>N(μ, σ²) of one component.</summary>
    public static NormalDistribution Of(double mean, double deviation) =>
        NormalDistribution.FromScale(Expressions.Reshape(mean, [1, 1]), Expressions.Reshape(deviation, [1, 1]));

    /// <summary>N(0, 1) of one component.</summary>
    public static StandardNormalDistribution Standard { get; } = new(1);

    /// <summary>KL(q‖p) in nats, from the table of closed forms.</summary>
    public static double Divergence(Distribution q, Distribution p) => Number(KlTable.Divergence(q, p).OrThrow());

    /// <summary>The value of an expression of one number that mentions no leaf.</summary>
    public static double Number(Expr expression) =>
        Evaluate.Of(Graph.Of(new Output("value", expression)), 1, new Dictionary<string, DenseArray>())["value"].Values[0];
}
