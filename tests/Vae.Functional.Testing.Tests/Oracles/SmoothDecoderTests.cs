using LanguageExt;
using Vae.Functional.Tensors.Reference;
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
                for (var seed = 1UL; seed <= 2; seed++)
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
        var (evidence, moments) = Plain(oracle, example.Observation, side: latents == 1 ? 4000 : 300);
        Assert.Equal(evidence, oracle.LogEvidence(example.Observation).Value(), 1e-8);
        var posterior = oracle.Posterior(example.Observation).Value();
        Assert.True(posterior.IsWithin(1e-8, moments));
    }

    [Fact]
    public void Closed_forms_and_quadrature_agree_on_two_latents()
    {
        var example = Example.Of(2, 3, new Gaussian(new Mlp([], Activation.Tanh), new SharedSigma(0.3)), seed: 4);
        var x = example.Observation;
        var exact = LinearGaussian.Of(example.Spec, example.Parameters).Value();
        var found = SmoothDecoder.Of(example.Spec, example.Parameters).Value();
        Assert.Equal(exact.LogEvidence(x).Value(), found.LogEvidence(x).Value(), 1e-8);
        Assert.True(found.Posterior(x).Value().IsWithin(1e-8, exact.Posterior(x).Value()));
        Assert.Equal(exact.ExpectedBound(x).Value(), found.ExpectedBound(x).Value(), 1e-8);
        var (gradient, same) = (exact.LogEvidenceGradient(x).Value(), found.LogEvidenceGradient(x).Value());
        Assert.Equal(Unit.Default, Agreement.Of(gradient, same, new(1e-7, 1e-7)).Value());
    }

    [Theory]
    [InlineData("learned sigma")]
    [InlineData("bernoulli")]
    public void The_gradient_is_that_of_differences(string name)
    {
        var (example, oracle) = Model(latents: 1, name, seed: 1);
        const double step = 1e-4;
        foreach (var (parameter, gradient) in oracle.LogEvidenceGradient(example.Observation).Value())
            for (var i = 0; i < gradient.Count; i++)
                Assert.Equal((At(parameter, i, step) - At(parameter, i, -step)) / (2 * step), gradient.Values[i], 1e-5);

        double At(string parameter, int element, double by)
        {
            var value = example.Parameters[parameter];
            var changed = DenseArray.Generate(value.Extents.AsSpan(), i => value.Values[i] + (i == element ? by : 0));
            var parameters = new Dictionary<string, DenseArray>(example.Parameters) { [parameter] = changed };
            return SmoothDecoder.Of(example.Spec, parameters).Value().LogEvidence(example.Observation).Value();
        }
    }

    [Fact]
    public void Two_draws_of_two_latents_are_integrated_over()
    {
        var example = Example.Of(2, 3, Likelihoods["bernoulli"], seed: 2, scale: 0.3);
        var oracle = SmoothDecoder.Of(example.Spec, example.Parameters, accuracy: 1e-6).Value();
        var x = example.Observation;
        Assert.Equal(oracle.ExpectedBound(x).Value(), oracle.ExpectedValue(new MonteCarlo(2), x).Value(), 3e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Two_modes_count_both(int latents)
    {
        // m(z) = softplus(4z₁) + softplus(−4z₁), nearly 4|z₁|: x = 6 has a mode on either side.
        var likelihood = new Gaussian(new Mlp([2], Activation.Softplus), new FixedSigma(0.5));
        var example = Example.Of(latents, 1, likelihood, seed: 1);
        var parameters = new Dictionary<string, DenseArray>(example.Parameters)
        {
            ["decoder.hidden1.weight"] = DenseArray.Of([latents, 2], latents == 1 ? [4, -4] : [4, -4, 0, 0]),
            ["decoder.hidden1.bias"] = DenseArray.Of([2], [0, 0]),
            ["decoder.mean.weight"] = DenseArray.Of([2, 1], [1, 1]),
            ["decoder.mean.bias"] = DenseArray.Of([1], [0]),
        };
        var oracle = SmoothDecoder.Of(example.Spec, parameters).Value();
        var (evidence, moments) = Plain(oracle, [6], side: latents == 1 ? 4000 : 400);
        Assert.Equal(evidence, oracle.LogEvidence([6]).Value(), 1e-8);
        Assert.Equal(0, oracle.Posterior([6]).Value().Mean[0], 1e-8);
        Assert.Equal(moments.Covariance[0, 0], oracle.Posterior([6]).Value().Covariance[0, 0], 1e-7);
    }

    [Theory]
    [InlineData(3, Activation.Tanh, 0.5, "takes one or two")]
    [InlineData(2, Activation.Relu, 0.5, "has kinks in z")]
    [InlineData(1, Activation.Tanh, 1e-6, "too sharp")]
    public void What_cannot_be_integrated_is_refused(int latents, Activation activation, double sigma, string reason)
    {
        var example = Example.Of(latents, 3, new Gaussian(new Mlp([3], activation), new FixedSigma(sigma)), seed: 1);
        var refused = SmoothDecoder.Of(example.Spec, example.Parameters).Bind(oracle => oracle.LogEvidence(example.Observation));
        Assert.Contains(reason, refused.LeftToSeq().Head.Message);
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
