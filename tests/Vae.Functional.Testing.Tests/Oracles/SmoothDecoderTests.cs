using Vae.Functional.Testing.Oracles;

namespace Vae.Functional.Testing.Tests.Oracles;

/// <summary>Quadrature over one or two latent components against closed forms, a second rule and a plain fine grid.</summary>
public sealed class SmoothDecoderTests
{
    public static TheoryData<int, string, ulong> Models()
    {
        var models = new TheoryData<int, string, ulong>();
        foreach (var latents in new[] { 1, 2 })
            foreach (var name in Likelihoods.Keys)
                for (var seed = 1UL; seed <= 3; seed++)
                    models.Add(latents, name, seed);
        return models;
    }

    private static readonly Dictionary<string, Likelihood> Likelihoods = new()
    {
        ["bernoulli"] = new Bernoulli(new Mlp([3], Activation.Tanh)),
        ["gaussian"] = new Gaussian(new Mlp([3], Activation.Softplus), new FixedSigma(0.5)),
        ["learned sigma"] = new Gaussian(new Mlp([2], Activation.Sigmoid), new LearnedSigma(0.2)),
    };

    private static (Example Example, SmoothDecoder Oracle) Model(int latents, string name, ulong seed)
    {
        var example = Example.Of(latents, 3, Likelihoods[name], seed);
        return (example, SmoothDecoder.Of(example.Spec, example.Parameters).Value());
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Evidence_and_posterior_are_those_of_a_plain_grid(int latents, string name, ulong seed)
    {
        var (example, oracle) = Model(latents, name, seed);
        var (evidence, moments) = Plain(oracle, example.Observation, side: latents == 1 ? 4000 : 500);
        Assert.Equal(evidence, oracle.LogEvidence(example.Observation).Value(), 1e-8);
        var posterior = oracle.Posterior(example.Observation).Value();
        Assert.True(posterior.IsWithin(1e-8, moments));
    }

    // The midpoint rule over all that the prior reaches.
    private static (double LogEvidence, LatentMoments Moments) Plain(Oracle oracle, double[] x, int side)
    {
        var d = oracle.LatentDimension;
        var count = (int)Math.Pow(side, d);
        var z = new double[count * d];
        for (var i = 0; i < z.Length; i++)
            z[i] = 20 * ((i / d / (i % d == 0 ? 1 : side) % side + 0.5) / side - 0.5);
        var joint = oracle.LogJoint(z, x);
        var top = joint.Max();
        var masses = Array.ConvertAll(joint, g => Math.Exp(g - top));
        var total = masses.Sum();
        double Mean(Func<int, double> value) => masses.Select((mass, i) => mass * value(i)).Sum() / total;
        double[] mean = [.. Enumerable.Range(0, d).Select(a => Mean(i => z[i * d + a]))];
        var covariance = new double[d, d];
        for (var a = 0; a < d; a++)
            for (var b = 0; b < d; b++)
                covariance[a, b] = Mean(i => (z[i * d + a] - mean[a]) * (z[i * d + b] - mean[b]));
        return (top + Math.Log(total) + d * Math.Log(20.0 / side), new(mean, covariance));
    }
}
