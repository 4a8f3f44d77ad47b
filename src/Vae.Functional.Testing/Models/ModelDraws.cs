using System.Collections.Immutable;
using Vae.Functional.Bounds;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Models;

/// <summary>Draws a model. Parameters and observations lie on multiples of 0.1, so that a case can be read and written down.</summary>
internal sealed class ModelDraws(Random random)
{
    private const double Spread = 0.6;

    // The variances of q(z|x) over those of the posterior.
    private const double Inflation = 1.5;

    public ModelCase Case(ModelKind kind)
    {
        var spec = kind switch
        {
            ModelKind.OneLatent => OneLatent(),
            ModelKind.Linear => Linear(random.Next(1, 4)),
            ModelKind.NearPosterior => Linear(1),
            ModelKind.Bits => Declared(new Binary(random.Next(1, 4)), random.Next(2, 4), new Bernoulli(Decoder())),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "there is no such kind of model"),
        };
        var parameters = ModelCase.ParametersOf(spec).ToImmutableSortedDictionary(
            parameter => parameter.Name,
            parameter => DenseArray.Generate(parameter.Shape.Bind(1), _ => Tenths(Spread * Normal())),
            StringComparer.Ordinal);
        var observations = DenseArray.Generate(
            [3, spec.Observation.Width], _ => spec.Observation.Support == Support.Binary ? random.Next(2) : Tenths(1.2 * Normal()));
        var drawn = new ModelCase(spec, parameters, observations);
        return kind == ModelKind.NearPosterior ? AtPosterior(drawn) : drawn;
    }

    private VaeSpec OneLatent() => random.Next(3) switch
    {
        0 => Declared(new Binary(random.Next(1, 4)), 1, new Bernoulli(Decoder())),
        1 => Declared(new RealValued(random.Next(1, 3)), 1, new Gaussian(Decoder(), new LearnedSigma(0.5))),
        _ => Declared(new RealValued(random.Next(1, 3)), 1, new Gaussian(Decoder(), new FixedSigma(Of(0.5, 1, 2)))),
    };

    private VaeSpec Linear(int latent) => Declared(
        new RealValued(random.Next(1, 4)), latent, new Gaussian(new Mlp([], Activation.Tanh), new FixedSigma(Of(0.5, 1, 2))));

    private VaeSpec Declared(Observation observation, int latent, Likelihood likelihood) =>
        new(observation, new StandardNormal(latent), new DiagonalGaussian(new Mlp(Hidden(), Activation.Tanh)), likelihood);

    private Mlp Decoder() => new(Hidden(), Of(Activation.Tanh, Activation.Softplus));

    private Sizes Hidden() => Of<Sizes>([], [2]);

    /// <summary>
    /// A linear model of one latent component with q(z|x) at the posterior N(Wᵀ(x − b)/m, σ²/m), m = WᵀW + σ²; its variance inflated.
    /// </summary>
    public static ModelCase AtPosterior(ModelCase model)
    {
        var sigma = ((FixedSigma)((Gaussian)model.Spec.Likelihood).Sigma).Value;
        var weights = model.Parameters["decoder.mean.weight"].Values.ToArray();
        var bias = model.Parameters["decoder.mean.bias"].Values.ToArray();
        var m = weights.Sum(weight => weight * weight) + sigma * sigma;
        var width = weights.Length;
        var values = model.Parameters
            .SetItem("encoder.mean.weight", DenseArray.Generate([width, 1], i => weights[i] / m))
            .SetItem("encoder.mean.bias", DenseArray.Of([1], [-weights.Zip(bias, (weight, b) => weight * b).Sum() / m]))
            .SetItem("encoder.log_variance.weight", DenseArray.Generate([width, 1], _ => 0))
            .SetItem("encoder.log_variance.bias", DenseArray.Of([1], [Math.Log(Inflation * sigma * sigma / m)]));
        var linear = model.Spec with { Family = new DiagonalGaussian(new Mlp([], Activation.Tanh)) };
        var names = ModelCase.ParametersOf(linear).Select(parameter => parameter.Name).ToHashSet();
        return model with { Spec = linear, Parameters = values.RemoveRange(values.Keys.Where(name => !names.Contains(name))) };
    }

    private static double Tenths(double value) => Math.Round(value, 1);

    private T Of<T>(params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
