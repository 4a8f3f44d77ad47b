using Vae.Functional.Objectives;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing;

namespace Vae.Functional.Torch.Tests.Objectives;

/// <summary>The batch's optimal σ against its closed form, and against every other σ.</summary>
public sealed class OptimalSigmaTests
{
    private const int BatchSize = 7;

    private static readonly Tolerance Exact = new(Relative: 1e-10, Absolute: 1e-12);
    private static readonly VaeSpec Spec = Models.Specs["optimal sigma"];

    [Fact]
    public void The_reconstruction_term_is_that_of_the_mean_squared_error()
    {
        // −½ D (1 + log 2πσ*²): the quadratic term of every normal at its own optimum is ½.
        var expected = -0.5 * Models.Width * (1 + Math.Log(2 * Math.PI * MeanSquaredError()));

        Agreement.Of(Term.Reconstruction, DenseArray.Scalar(expected), Trained(Spec)[Term.Reconstruction], Exact).OrThrow();
    }

    [Fact]
    public void No_fixed_sigma_does_better()
    {
        var (optimum, best) = (Math.Sqrt(MeanSquaredError()), Trained(Spec)[Term.Reconstruction].Values[0]);

        Assert.Equal(best, Trained(With(optimum))[Term.Reconstruction].Values[0], 1e-10);
        Assert.All(
            new[] { 0.5, 0.9, 1.1, 2 },
            factor => Assert.True(Trained(With(factor * optimum))[Term.Reconstruction].Values[0] < best));
    }

    [Fact]
    public void Its_gradients_are_those_of_the_same_sigma_held_fixed()
    {
        // At an optimum the derivative with respect to σ is 0, so nothing flows through σ.
        var (optimal, held) = (Trained(Spec), Trained(With(Math.Sqrt(MeanSquaredError()))));

        var gradients = held.Where(output => output.Key.StartsWith(Differentiate.OutputName(""), StringComparison.Ordinal));
        foreach (var (name, gradient) in gradients)
            Agreement.Of(name, gradient, optimal[name], Exact).OrThrow();
    }

    [Fact]
    public void A_floor_is_not_undercut()
    {
        var floored = Spec with { Likelihood = new Gaussian(new Mlp([], Activation.Relu), new OptimalSigma(Floor: 3)) };

        Agreement.Of(Term.Reconstruction, Trained(With(3))[Term.Reconstruction], Trained(floored)[Term.Reconstruction], Exact).OrThrow();
    }

    private static VaeSpec With(double sigma) =>
        Spec with { Likelihood = new Gaussian(new Mlp([], Activation.Relu), new FixedSigma(sigma)) };

    private static double MeanSquaredError()
    {
        var graph = Programs.SquaredError(Spec).OrThrow();
        var errors = Evaluate.Of(graph, BatchSize, Models.Leaves(graph, BatchSize))["squared_error"].Values.ToArray();
        return errors.Sum() / (BatchSize * Models.Width);
    }

    private static IReadOnlyDictionary<string, DenseArray> Trained(VaeSpec spec)
    {
        var graph = Programs.Training(spec, new AnalyticKl()).OrThrow();
        return Evaluate.Of(graph, BatchSize, Models.Leaves(graph, BatchSize));
    }
}
