using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Models;

namespace Vae.Functional.Testing.LawsOfEstimators;

/// <remarks>x → a·x, with the decoder's mean and σ in the new unit and the encoder reading it: log p changes by −D log a.</remarks>
internal static class UnitsLaw
{
    private const double Factor = 4;

    public static EstimatorLaw Law { get; } = new(
        "units",
        "UnbiasedFor or LowerBoundOf, with no noise but z's",
        "with data and model in a unit that is a times smaller, the value is less by D log a nats",
        [ModelKind.Linear],
        estimator => estimator.Claims
            is { UnbiasedFor: not null and not Quantity.Evidence } or { LowerBoundOf: not null and not Quantity.Evidence },
        IsExact: true,
        trial =>
            from before in BatchProgram.Of(trial)
            let rescaled = Rescaled(trial.Model)
            from after in BatchProgram.Of(trial with { Model = rescaled })
            let loss = trial.Model.Spec.Observation.Width * Math.Log(Factor)
            let count = trial.Model.Count
            from same in !before.TakesLatentNoiseOnly
                ? LanguageExt.Unit.Default
                : Ask.Same(
                    "the value in the smaller unit",
                    after.At(rescaled, before.Noise)[..count],
                    "the value less D log a",
                    [.. before.At(trial.Model, before.Noise)[..count].Select(value => value - loss)])
            select same);

    private static ModelCase Rescaled(ModelCase model)
    {
        var gaussian = (Gaussian)model.Spec.Likelihood;
        var isLinear = model.Spec.Family is DiagonalGaussian { Network: Mlp { Hidden.Count: 0 } };
        var values = model.Parameters;
        foreach (var (name, value) in values)
            values = values.SetItem(name, name switch
            {
                "decoder.mean.weight" or "decoder.mean.bias" => Times(value, Factor),
                "encoder.hidden1.weight" => Times(value, 1 / Factor),
                "encoder.mean.weight" or "encoder.log_variance.weight" when isLinear => Times(value, 1 / Factor),
                _ => value,
            });
        return new(
            model.Spec with { Likelihood = gaussian with { Sigma = new FixedSigma(Factor * ((FixedSigma)gaussian.Sigma).Value) } },
            values,
            Times(model.Observations, Factor));
    }

    private static DenseArray Times(DenseArray x, double factor) => DenseArray.Generate(x.Extents.AsSpan(), i => factor * x.Values[i]);
}
