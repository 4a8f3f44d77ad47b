using System.Collections.Immutable;
using System.Globalization;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Models;

/// <summary>A small declared model with values for its parameters and a few observations: what laws of estimators are tried on.</summary>
/// <param name="Spec">At β = 1, with a DiagonalGaussian family.</param>
/// <param name="Parameters">By name: those of q(z|x) and those of p(x|z).</param>
/// <param name="Observations">x laid flat, [B, D].</param>
public sealed record ModelCase(VaeSpec Spec, ImmutableSortedDictionary<string, DenseArray> Parameters, DenseArray Observations)
{
    /// <summary>B.</summary>
    public int Count => Observations.Extents[0];

    /// <summary>The observation whose turn it is, laid flat.</summary>
    public double[] Observation(int row) =>
        Observations.Values.Slice(row * Spec.Observation.Width, Spec.Observation.Width).ToArray();

    /// <summary>The parameters that a model's posterior and likelihood have, in order of their names.</summary>
    public static ImmutableArray<Expr.Parameter> ParametersOf(VaeSpec spec)
    {
        var model = new VaeModel(spec);
        var q = model.Posterior;
        var graph = Graph.Of(new Output("log q", q.LogDensity(model.DrawLatent(q, 1))), new("log p", model.LogLikelihood(q.Mean, 1)));
        return [.. graph.Parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal)];
    }

    /// <summary>Everything that meets it again.</summary>
    public override string ToString() => string.Join('\n',
    [
        SourceText.Of(Spec),
        .. Parameters.Select(parameter => $"{parameter.Key} = {Numbers(parameter.Value.Values)}"),
        .. Enumerable.Range(0, Count).Select(row => $"x = {Numbers(Observation(row))}"),
    ]);

    private static string Numbers(ReadOnlySpan<double> values) =>
        string.Join(' ', values.ToArray().Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
}
