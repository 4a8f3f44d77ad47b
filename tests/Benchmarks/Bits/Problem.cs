using Vae.Functional.Noise;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Oracles;

namespace Vae.Functional.Benchmarks.Bits;

/// <summary>A model, an observation and the true log p(x).</summary>
/// <param name="Spec">The model.</param>
/// <param name="Parameters">By name: a decoder of random numbers, and a q(z|x) that has the posterior's mean and variances.</param>
/// <param name="Observation">x, drawn from the model, [1, D].</param>
/// <param name="LogEvidence">log p(x), in nats.</param>
internal sealed record Problem(VaeSpec Spec, IReadOnlyDictionary<string, DenseArray> Parameters, DenseArray Observation, double LogEvidence)
{
    /// <summary>Two latent components, ten observed ones, a hidden layer of eight: log p(x) by quadrature, to 1e-8.</summary>
    public static Problem Curved(NoiseKey key) => Of(10, 2, [8], 1.5, key, (spec, values) => SmoothDecoder.Of(spec, values).OrThrow());

    /// <summary>Linear and Gaussian, x of 2d components: log p(x) in closed form, whatever d.</summary>
    public static Problem Linear(int latent, NoiseKey key) =>
        Of(2 * latent, latent, [], 1 / Math.Sqrt(latent), key, (spec, values) => LinearGaussian.Of(spec, values).OrThrow());

    private static Problem Of(
        int width,
        int latent,
        Sizes hidden,
        double scale,
        NoiseKey key,
        Func<VaeSpec, IReadOnlyDictionary<string, DenseArray>, SpecOracle> oracleOf)
    {
        var spec = new VaeSpec(
            new RealValued(width, Dequantised: true),
            new StandardNormal(latent),
            new DiagonalGaussian(new Mlp([], Activation.Tanh)),
            new Gaussian(new Mlp(hidden, Activation.Tanh), new FixedSigma(0.3)));
        double ScaleOf(string parameter) => parameter.StartsWith("decoder", StringComparison.Ordinal) ? scale : 0;
        var parameters = Programs.Evaluation(spec, new AnalyticKl()).OrThrow().Parameters.ToDictionary(
            parameter => parameter.Name,
            parameter => Normals(parameter.Shape.Bind(1), ScaleOf(parameter.Name), key.Then(parameter.Name)));
        var oracle = oracleOf(spec, parameters);
        var x = oracle.Draw(key.Then("data"), 1).Observations;
        var posterior = oracle.Posterior(x.Values).OrThrow();
        parameters["encoder.mean.bias"] = DenseArray.Of([latent], posterior.Mean);
        parameters["encoder.log_variance.bias"] = DenseArray.Generate([latent], i => Math.Log(posterior.Covariance[i, i]));
        return new(spec, parameters, x, oracle.LogEvidence(x.Values).OrThrow());
    }

    private static DenseArray Normals(int[] extents, double scale, NoiseKey key)
    {
        var values = new double[extents.Aggregate(1, (product, extent) => product * extent)];
        key.FillStandardNormal(values);
        return DenseArray.Generate(extents, i => scale * values[i]);
    }
}
