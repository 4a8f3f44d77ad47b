using Vae.Functional.Noise;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Core.Tests.Models;

/// <summary>A learned prior of affine couplings: its density, its draws, and p(x) under it. Seeds are fixed.</summary>
public sealed class FlowPriorTests
{
    private const double Sigma = 0.6;

    private static readonly Mlp Affine = new([], Activation.Tanh);

    private static readonly FlowPrior Prior = new(3, 4, [5], Activation.Tanh);

    private static VaeSpec Spec(Prior prior) => new(
        new RealValued(1, Dequantised: true), prior, new DiagonalGaussian(Affine), new Gaussian(Affine, new FixedSigma(Sigma)));

    // At a draw the inverse must find the noise again: log p(z) = log N(ε; 0, I) − log |det ∂z/∂ε|, the Jacobian by differences.
    [Fact]
    public void The_density_of_a_draw_is_that_of_a_change_of_variables_whichever_way_it_is_taken()
    {
        const int D = 3;
        var (draw, density) = (Programs.PriorDraw(Spec(Prior)), Programs.PriorDensity(Spec(Prior)).OrThrow());
        var both = Prior.Distribution.DrawWithDensity([Expressions.Noise("prior", [Dimension.Batch, D], NoiseLaw.StandardNormal)]);
        foreach (var seed in Enumerable.Range(1, 20))
        {
            var epsilon = FixedNumbers.Normals(NoiseKey.FromSeed((ulong)seed), D);
            var leaves = FixedNumbers.Parameters(density, seed, 1.1);
            var (drawn, jacobian) = Differences.Jacobian(draw, "prior", epsilon, _ => new(leaves));
            leaves["prior"] = DenseArray.Of([1, D], epsilon);
            leaves["z"] = DenseArray.Of([1, D], [.. drawn["z"].Values[..D]]);
            var found = Evaluate.Of(density, 1, leaves)["log_density"].Values[0];
            var expected = epsilon.Sum(e => -0.5 * e * e - 0.5 * Math.Log(2 * Math.PI)) - Math.Log(Math.Abs(jacobian.Determinant()));
            Assert.Equal(expected, found, 1e-6);
            Assert.Equal(found, Evaluate.Of(Graph.Of(new Output("log p", both.LogDensity!)), 1, leaves)["log p"].Values[0], 1e-10);
        }
    }

    // Over a square grid: Σ p(z) Δ² = 1, for so smooth a density far more closely than is asked.
    [Fact]
    public void The_density_integrates_to_one()
    {
        const int Points = 101;
        const double Spacing = 0.15;
        var program = Programs.PriorDensity(Spec(Prior with { Dimension = 2 })).OrThrow();
        var leaves = FixedNumbers.Parameters(program, seed: 3, 0.3);
        double At(int i) => Spacing * (i - Points / 2);
        leaves["z"] = DenseArray.Generate([Points * Points, 2], i => At(i % 2 == 0 ? i / 2 / Points : i / 2 % Points));
        var density = Evaluate.Of(program, Points * Points, leaves)["log_density"].Values.ToArray();
        Assert.Equal(1, density.Sum(Math.Exp) * Spacing * Spacing, 1e-3);
    }

    // x = w·z + b + noise: p(x) is the mean of N(x; w·z + b, σ²) over draws of the prior, and of p(x, z)/q(z|x) over those of q. Two means
    // of five standard errors apart would reject a right procedure with one seed in 1.7 million.
    [Fact]
    public void The_mean_importance_weight_is_p_of_x()
    {
        const int Draws = 5_000;
        const double X = 0.7;
        var spec = Spec(Prior with { Dimension = 2 });
        var program = Programs.Evaluation(spec, new MonteCarlo()).OrThrow();
        var leaves = FixedNumbers.Parameters(program, seed: 4, 0.3);
        leaves["encoder.log_variance.bias"] = DenseArray.Of([2], [1, 1]);
        leaves[VaeModel.ObservationInput] = DenseArray.Generate([Draws, 1], _ => X);
        leaves[VaeModel.LatentNoise] = DenseArray.Of([Draws, 2], FixedNumbers.Normals(NoiseKey.FromSeed(5), 2 * Draws));
        leaves["prior"] = DenseArray.Of([Draws, 2], FixedNumbers.Normals(NoiseKey.FromSeed(6), 2 * Draws));
        var weights = Evaluate.Of(program, Draws, leaves)[Programs.Value].Values.ToArray().Select(Math.Exp).ToArray();
        var z = Evaluate.Of(Programs.PriorDraw(spec), Draws, leaves)["z"].Values.ToArray();
        var (w, b) = (leaves["decoder.mean.weight"].Values.ToArray(), leaves["decoder.mean.bias"].Values[0]);
        var densities = z.Chunk(2).Select(point => Math.Exp(-0.5 * Math.Pow((X - w[0] * point[0] - w[1] * point[1] - b) / Sigma, 2))
            / (Sigma * Math.Sqrt(2 * Math.PI))).ToArray();
        var (found, truth) = (MeanAndError.Of(weights), MeanAndError.Of(densities));
        var error = Math.Sqrt(found.Error * found.Error + truth.Error * truth.Error);
        Assert.InRange(found.Mean - truth.Mean, -5 * error, 5 * error);
        Assert.InRange(error / truth.Mean, 1e-6, 0.05);
    }

    [Fact]
    public void Its_parameters_are_trained_under_names_of_its_own_and_its_divergence_is_sampled()
    {
        var spec = Spec(Prior);
        var names = Programs.Training(spec, new MonteCarlo()).OrThrow().Parameters.Select(parameter => parameter.Name);
        Assert.Equal(4 * 6, names.Count(name => name.StartsWith("prior.coupling")));
        Assert.Contains("VAE2009", spec.Check(new TrainingPlan(1)).Findings.Select(finding => finding.Rule.Id));
        Assert.True(spec.Check(new TrainingPlan(1, Estimator: new MonteCarlo())).IsBound);
        Assert.True(spec.Check(new TrainingPlan(1, Estimator: new StickingTheLanding())).IsBound);
    }

    [Theory]
    [InlineData(1, 2, 4, "Prior: a coupling takes two components and Dimension is 1; give more")]
    [InlineData(2, 0, 4, "Prior: Couplings is 0; give a positive number")]
    [InlineData(2, 2, 0, "Prior: a hidden layer has size 0; give a positive size")]
    public void What_is_no_flow_is_refused_in_words(int dimension, int couplings, int width, string expected) =>
        Assert.Equal([expected], new FlowPrior(dimension, couplings, [width]).Faults);
}
