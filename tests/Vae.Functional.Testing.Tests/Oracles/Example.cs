using Vae.Functional.Noise;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Tests.Oracles;

/// <summary>A spec with parameters and one observation, a function of its seed.</summary>
internal sealed record Example(VaeSpec Spec, Dictionary<string, DenseArray> Parameters, double[] Observation)
{
    /// <summary>Parameters are N(0, scale²); the components of the observation are fair bits or N(0, 1).</summary>
    public static Example Of(int latents, int width, Likelihood likelihood, ulong seed, double scale = 1)
    {
        var isBinary = likelihood is Bernoulli;
        var spec = new VaeSpec(
            isBinary ? new Binary(width) : new RealValued(width),
            new StandardNormal(latents),
            new DiagonalGaussian(new Mlp([2], Activation.Tanh)),
            likelihood);
        var key = NoiseKey.FromSeed(seed);
        var parameters = Programs.Explained(spec, new AnalyticKl()).Value().Parameters.ToDictionary(
            parameter => parameter.Name,
            parameter =>
            {
                var extents = parameter.Shape.Bind(1);
                var values = new double[parameter.Shape.Size.Count];
                key.Then(parameter.Name).FillStandardNormal(values);
                return DenseArray.Generate(extents, i => scale * values[i]);
            });
        var observation = new double[width];
        key.Then("x").FillStandardNormal(observation);
        return new(spec, parameters, isBinary ? Array.ConvertAll(observation, x => x > 0 ? 1.0 : 0) : observation);
    }
}
