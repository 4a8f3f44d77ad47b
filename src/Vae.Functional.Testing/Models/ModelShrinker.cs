using System.Collections.Immutable;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Models;

/// <summary>
/// Smaller models near one that breaks a law: fewer observations, fewer components, no hidden layers, σ = 1, rounder numbers. Each is
/// smaller in that order, so shrinking ends.
/// </summary>
internal static class ModelShrinker
{
    /// <summary>The candidates, the boldest first; one near its posterior stays there.</summary>
    public static IEnumerable<ModelCase> Smaller(ModelCase model, ModelKind kind) =>
        FewerObservations(model)
            .Concat(SmallerSpecs(model.Spec).Select(spec => Under(model, spec)))
            .Concat(RounderNumbers(model, name => kind != ModelKind.NearPosterior || name.StartsWith("decoder", StringComparison.Ordinal)))
            .Select(smaller => kind == ModelKind.NearPosterior ? ModelDraws.AtPosterior(smaller) : smaller);

    private static IEnumerable<ModelCase> FewerObservations(ModelCase model)
    {
        var width = model.Spec.Observation.Width;
        return Enumerable.Range(0, model.Count > 1 ? model.Count : 0)
            .Select(row => model with { Observations = DenseArray.Of([1, width], model.Observation(row)) });
    }

    private static IEnumerable<VaeSpec> SmallerSpecs(VaeSpec spec)
    {
        if (spec.Prior.Dimension > 1)
            yield return spec with { Prior = new StandardNormal(spec.Prior.Dimension - 1) };
        if (spec.Observation.Width > 1)
            yield return spec with { Observation = spec.Observation with { Shape = 1 } };
        if (spec.Family is DiagonalGaussian { Network: Mlp { Hidden.Count: > 0 } encoder })
            yield return spec with { Family = new DiagonalGaussian(encoder with { Hidden = [] }) };
        if (spec.Likelihood.Network is Mlp { Hidden.Count: > 0 } decoder)
            yield return spec with { Likelihood = spec.Likelihood with { Network = decoder with { Hidden = [] } } };
        if (spec.Likelihood is Gaussian gaussian && gaussian.Sigma != new FixedSigma(1))
            yield return spec with { Likelihood = gaussian with { Sigma = new FixedSigma(1) } };
    }

    // What parameters and observations have in common with a smaller spec stays; the rest is zero.
    private static ModelCase Under(ModelCase model, VaeSpec spec)
    {
        var parameters = ModelCase.ParametersOf(spec).ToImmutableSortedDictionary(
            parameter => parameter.Name,
            parameter => Common(model.Parameters.GetValueOrDefault(parameter.Name), parameter.Shape.Bind(1)),
            StringComparer.Ordinal);
        return new(spec, parameters, Common(model.Observations, [model.Count, spec.Observation.Width]));
    }

    private static DenseArray Common(DenseArray? old, int[] extents) => DenseArray.Generate(extents, flat =>
    {
        var position = DenseArray.Position(extents, flat);
        return old is not null && position.Zip(old.Extents, (at, extent) => at < extent).All(inside => inside) ? old[position] : 0;
    });

    private static IEnumerable<ModelCase> RounderNumbers(ModelCase model, Func<string, bool> isFree)
    {
        foreach (var (name, value) in model.Parameters.Where(parameter => isFree(parameter.Key)))
            foreach (var rounder in Rounder(value))
                yield return model with { Parameters = model.Parameters.SetItem(name, rounder) };
        foreach (var rounder in Rounder(model.Observations))
            yield return model with { Observations = rounder };
    }

    private static IEnumerable<DenseArray> Rounder(DenseArray value)
    {
        if (value.Values.ContainsAnyExcept(0))
            yield return DenseArray.Generate(value.Extents.AsSpan(), _ => 0);
        if (value.Values.ToArray().Any(number => number != Math.Round(number)))
            yield return DenseArray.Generate(value.Extents.AsSpan(), i => Math.Round(value.Values[i]));
    }
}
