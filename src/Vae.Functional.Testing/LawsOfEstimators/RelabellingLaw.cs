using LanguageExt;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Models;

namespace Vae.Functional.Testing.LawsOfEstimators;

/// <remarks>z → −z with its components in reverse order: p(z) is the same, and so is the model once heads and first layer follow.</remarks>
internal static class RelabellingLaw
{
    public static EstimatorLaw Law { get; } = new(
        "relabelling",
        "every estimator that takes its noise from DrawLatent",
        "the value is the same when the components of z change places and signs, with their noise, in q(z|x) and p(x|z) alike",
        [ModelKind.Bits],
        _ => true,
        IsExact: true,
        trial =>
            from program in BatchProgram.Of(trial)
            from same in program.LatentCoordinates is not { } taken
                ? Unit.Default
                : Ask.Same(
                    "the value under other labels of z",
                    program.At(trial.Model with { Parameters = Relabelled(trial.Model) }, Relabelled(program.Noise, taken, trial.Model)),
                    "the value",
                    program.At(trial.Model, program.Noise))
            select same);

    private static double[][] Relabelled(double[][] noise, int[] taken, ModelCase model)
    {
        var (dimension, relabelled) = (model.Spec.Prior.Dimension, (double[][])noise.Clone());
        for (var i = 0; i < taken.Length; i++)
            relabelled[taken[i]] = Array.ConvertAll(noise[taken[i - i % dimension + dimension - 1 - i % dimension]], draw => -draw);
        return relabelled;
    }

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, DenseArray> Relabelled(ModelCase model)
    {
        var dimension = model.Spec.Prior.Dimension;
        var isLinear = model.Spec.Likelihood.Network is Mlp { Hidden.Count: 0 };
        var values = model.Parameters;
        foreach (var (name, value) in values)
            values = values.SetItem(name, name switch
            {
                "encoder.mean.weight" or "encoder.mean.bias" => Columns(value, -1),
                "encoder.log_variance.weight" or "encoder.log_variance.bias" => Columns(value, 1),
                "decoder.hidden1.weight" => Rows(value),
                "decoder.logits.weight" when isLinear => Rows(value),
                _ => value,
            });
        return values;

        DenseArray Columns(DenseArray x, int sign) => DenseArray.Generate(
            x.Extents.AsSpan(), i => sign * x.Values[i - i % dimension + dimension - 1 - i % dimension]);
        DenseArray Rows(DenseArray x) => DenseArray.Generate(
            x.Extents.AsSpan(), i => -x.Values[(dimension - 1 - i / x.Extents[1]) * x.Extents[1] + i % x.Extents[1]]);
    }
}
