using Vae.Functional.Noise;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Oracles;

namespace Vae.Functional.Core.Tests.Objectives;

/// <summary>
/// That the reverse chain is the forward chain backwards: exactly for one transition, and in law for whole chains, on one observation of a
/// linear model whose posterior and log p(x) are known. Seeds are fixed; five standard errors would reject a right procedure with one
/// seed in 1.7 million.
/// </summary>
public sealed class AnnealingReversalTests
{
    private const double StandardErrors = 5;
    private const double Beta = 0.6;
    private const int Dimension = 2;
    private const int LeapfrogSteps = 3;

    private static readonly NoiseKey Key = NoiseKey.FromSeed(12);

    private static readonly VaeSpec Spec = new(
        new RealValued(2, Dequantised: true),
        new StandardNormal(Dimension),
        new DiagonalGaussian(new Mlp([], Activation.Tanh)),
        new Gaussian(new Mlp([], Activation.Tanh), new FixedSigma(0.5)));

    private static readonly IReadOnlyDictionary<string, DenseArray> Parameters = new Dictionary<string, DenseArray>
    {
        ["encoder.mean.weight"] = DenseArray.Of([2, 2], [0.2, -0.1, 0.1, 0.3]),
        ["encoder.mean.bias"] = DenseArray.Of([2], [0.1, 0]),
        ["encoder.log_variance.weight"] = DenseArray.Of([2, 2], [0, 0, 0, 0]),
        ["encoder.log_variance.bias"] = DenseArray.Of([2], [-0.5, -0.3]),
        ["decoder.mean.weight"] = DenseArray.Of([2, 2], [0.9, -0.4, 0.5, 0.7]),
        ["decoder.mean.bias"] = DenseArray.Of([2], [0.2, -0.1]),
    };

    private static readonly double[] Observation = [0.9, -0.6];

    private static readonly LinearGaussian Oracle = LinearGaussian.Of(Spec, Parameters).OrThrow();

    [Fact]
    public void A_transition_is_its_own_reversal()
    {
        var transition = Transition(rows: 50);
        var (latents, momentum) = (Normals("latents", 50 * Dimension), Normals("momentum", 50 * Dimension));
        var (start, first) = (transition.At(latents), (double[])momentum.Clone());

        var (end, there) = transition.Propose(start, Beta, StepSize, momentum);
        double[] turned = [.. momentum.Select(p => -p)];
        var back = (double[])turned.Clone();
        var (returned, home) = transition.Propose(end, Beta, StepSize, back);

        // Or nothing would be seen of the acceptance.
        Assert.InRange(there.Count(probability => probability < 1), 10, 40);
        AssertClose(latents, returned.Latents);
        AssertClose(first, [.. back.Select(p => -p)]);
        // π(z, p) a(z → z′) = π(z′, −p′) a(z′ → z), π(z, p) = f_β(z) N(p; 0, I).
        AssertClose(
            [.. there.Select((probability, row) => LogDensity(start, first, row) + Math.Log(probability))],
            [.. home.Select((probability, row) => LogDensity(end, turned, row) + Math.Log(probability))]);
    }

    [Fact]
    public void A_trajectory_keeps_volume()
    {
        double[] at = [0.3, -0.8, 1.1, 0.4];
        const double Step = 1e-5;
        var jacobian = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(4, 4, (i, j) =>
            (Moved(at, j, Step)[i] - Moved(at, j, -Step)[i]) / (2 * Step));

        Assert.Equal(1, jacobian.Determinant(), 1e-8);

        static double[] Moved(double[] at, int coordinate, double by)
        {
            var (transition, from) = (Transition(rows: 1), (double[])at.Clone());
            from[coordinate] += by;
            var momentum = from[Dimension..];
            var (end, _) = transition.Propose(transition.At(from[..Dimension]), Beta, StepSize, momentum);
            return [.. end.Latents, .. momentum];
        }
    }

    // Of a path that goes forward with weight w the density is p(x)/w times that of the same path backwards, which has the weight 1/w
    // (Crooks 1999). So E h(w/p(x)) forward is E h′ backwards with h′(v) = v h(1/v): for h(r) = r/(1 + r), Bennett's (1976), which no
    // weight can upset, h′ is h; for h(r) = r and h(r) = 1 it says that both are unbiased.
    [Fact]
    public void The_reverse_chain_is_the_forward_chain_backwards()
    {
        const int Count = 8000;
        var plan = new AnnealingPlan(Temperatures: 4, Chains: 1, LeapfrogSteps, StepSize: 0.6, PilotChains: 0);
        var x = DenseArray.Generate([Count, 2], i => Observation[i % 2]);
        var truth = Oracle.LogEvidence(Observation).OrThrow();
        var chains = AnnealedChains.Of(Spec, Parameters, x, plan, Key, GraphEvaluators.Reference).OrThrow();

        var forward = chains.Forward(Key.Then("forward"));
        var reverse = chains.Reverse(Posterior(Count), Key.Then("reverse"));

        // Or nothing would be seen of the acceptance.
        Assert.InRange(forward.Average(estimate => estimate.Acceptance), 0.4, 0.97);
        double[] there = [.. forward.Select(estimate => estimate.LogWeights[0] - truth)];
        double[] back = [.. reverse.Select(estimate => estimate.LogWeights[0] + truth)];
        AssertMean(1, there.Select(Math.Exp));
        AssertMean(1, back.Select(Math.Exp));
        AssertMean(0, there.Zip(back, (rise, fall) => Sigmoid(rise) - Sigmoid(fall)));
        Assert.True(there.Average() < 0 && back.Average() < 0, "the truth lies between the two");
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double StepSize(int row) => 0.5 + 0.02 * (row % 10);

    private static HamiltonianTransition Transition(int rows)
    {
        var kept = new Dictionary<string, DenseArray>(Parameters)
        {
            [VaeModel.ObservationInput] = DenseArray.Generate([rows, 2], i => Observation[i % 2]),
        };
        var program = AnnealedDensity.Program(Spec, AnnealingBase.Prior).OrThrow();
        return new(new AnnealedDensity(GraphEvaluators.Reference(program, rows, kept)), rows, Dimension, LeapfrogSteps);
    }

    private static double LogDensity(ChainState state, double[] momentum, int row) =>
        state.Ends.At(Beta, row) - 0.5 * momentum.Skip(row * Dimension).Take(Dimension).Sum(p => p * p);

    private static double[] Normals(string name, int count)
    {
        var draws = new double[count];
        Key.Then(name).FillStandardNormal(draws);
        return draws;
    }

    // Draws from p(z|x), [n·d].
    private static double[] Posterior(int count)
    {
        var posterior = Oracle.Posterior(Observation).OrThrow();
        var factor = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfArray(posterior.Covariance).Cholesky().Factor;
        var normals = Normals("posterior", count * Dimension);
        return
        [
            .. normals.Select((_, i) => posterior.Mean[i % Dimension] + Enumerable.Range(0, Dimension)
                .Sum(j => factor[i % Dimension, j] * normals[i - i % Dimension + j])),
        ];
    }

    private static void AssertClose(double[] expected, double[] found) =>
        Assert.All(Enumerable.Range(0, expected.Length), i => Assert.Equal(expected[i], found[i], 1e-9));

    private static void AssertMean(double expected, IEnumerable<double> draws)
    {
        var values = draws.ToArray();
        var mean = values.Average();
        var error = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1) / values.Length);
        Assert.InRange(mean - expected, -StandardErrors * error, StandardErrors * error);
    }
}
