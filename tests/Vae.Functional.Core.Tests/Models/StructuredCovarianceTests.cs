using MathNet.Numerics.LinearAlgebra;
using Vae.Functional.Distributions;
using Vae.Functional.Noise;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Core.Tests.Models;

/// <summary>
/// Likelihoods whose components are correlated, on a linear decoder of random parameters: their densities and their draws beside the dense
/// normal N(μ, Σ) that their heads say.
/// </summary>
public sealed class StructuredCovarianceTests
{
    private const int Latent = 2;

    private static readonly Mlp Linear = new([], Activation.Tanh);

    private sealed record Case(Likelihood Likelihood, int Width, Func<Heads, Matrix<double>> Covariance);

    private static readonly Dictionary<string, Case> Cases = new()
    {
        // Σ = σ² I + W Wᵀ, row i of W/σ the numbers i·r, …, i·r + r − 1 of its head.
        ["low rank"] = new(new LowRankCovariance(Linear, 2, new FixedSigma(0.7)), 5, heads =>
        {
            var w = Matrix<double>.Build.Dense(5, 2, (i, k) => 0.7 * heads["directions"][2 * i + k]);
            return w * w.Transpose() + Matrix<double>.Build.DenseIdentity(5) * (0.7 * 0.7);
        }),
        // Σ = (L Lᵀ)⁻¹: pixel i by its later neighbours in a 3 × 4 image, in the order →, ↙, ↓, ↘.
        ["banded"] = Banded(1, [(0, 1), (1, -1), (1, 0), (1, 1)]),
        ["banded of radius 2"] = Banded(2,
        [
            (0, 1), (0, 2), (1, -2), (1, -1), (1, 0), (1, 1), (1, 2), (2, -2), (2, -1), (2, 0), (2, 1), (2, 2),
        ]),
    };

    private static Case Banded(int radius, (int Down, int Across)[] offsets)
    {
        const int rows = 3, columns = 4;
        return new(new BandedPrecision((rows, columns), Linear, new LearnedSigma(Floor: 0.5), radius), rows * columns, heads =>
        {
            var transposed = Matrix<double>.Build.Dense(rows * columns, rows * columns);
            for (var i = 0; i < rows * columns; i++)
            {
                var σ = 0.5 + Math.Log(1 + Math.Exp(heads["scale"][i]));
                transposed[i, i] = 1 / σ;
                foreach (var (k, (down, across)) in offsets.Index())
                {
                    var (row, column) = (i / columns + down, i % columns + across);
                    if (row < rows && column is >= 0 and < columns)
                        transposed[i, row * columns + column] = -heads["coefficients"][offsets.Length * i + k] / σ;
                }
            }
            return (transposed.Transpose() * transposed).Inverse();
        });
    }

    public static TheoryData<string> Names() => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_density_is_that_of_the_dense_normal(string name)
    {
        var (likelihood, width, covariance) = Cases[name];
        Assert.All(Enumerable.Range(0, 20), trial =>
        {
            var heads = new Heads(likelihood, width, trial);
            var x = Vector<double>.Build.Dense(Normals($"x{trial}", width));
            var found = heads.Of("density", given => given.LogDensity(Expressions.Input("x", [Dimension.Batch, width])), new()
            {
                ["x"] = DenseArray.Of([1, width], [.. x]),
            });

            var (apart, factored) = (x - Vector<double>.Build.Dense(heads["mean"]), covariance(heads).Cholesky());
            var expected = -0.5 * (width * Math.Log(2 * Math.PI) + factored.DeterminantLn + apart * factored.Solve(apart));
            Assert.Equal(expected, found.Values[0], 1e-9 * Math.Abs(expected));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Standard_deviations_are_those_of_the_dense_normal(string name)
    {
        var (likelihood, width, covariance) = Cases[name];
        var heads = new Heads(likelihood, width, trial: 0);
        var found = heads.Of("deviation", given => Expressions.Broadcast(given.StandardDeviation, [Dimension.Batch, width]), []);
        Assert.All(covariance(heads).Diagonal().AsArray().Index(), variance =>
            Assert.Equal(Math.Sqrt(variance.Item), found.Values[variance.Index], 1e-10));
    }

    // Draws are linear in their noises, so that the columns of A in x = μ + A ε are draws of unit noises: A Aᵀ is Σ without any error.
    [Theory]
    [MemberData(nameof(Names))]
    public void Draws_have_the_covariance_of_the_dense_normal(string name)
    {
        var (likelihood, width, covariance) = Cases[name];
        var heads = new Heads(likelihood, width, trial: 0);
        var noises = heads.Given.Noises(width);
        var count = noises.Sum(noise => noise.Width);
        var offsets = noises.ToDictionary(noise => noise, noise => noises.TakeWhile(before => before != noise).Sum(before => before.Width));
        var leaves = noises.ToDictionary(
            noise => ((Expr.Noise)noise.Input("ε", Dimension.Batch)).Name,
            noise => DenseArray.Generate([count + 1, noise.Width], i => i / noise.Width == offsets[noise] + i % noise.Width ? 1 : 0));
        var drawn = heads.Of("draw", given => given.DrawFrom("ε", Dimension.Batch, width), leaves, rows: count + 1);

        var a = Matrix<double>.Build.Dense(width, count, (i, k) => drawn.Values[k * width + i] - drawn.Values[count * width + i]);
        Assert.Equal(0, (a * a.Transpose() - covariance(heads)).InfinityNorm(), 1e-10);
        Assert.All(heads["mean"].Index(), mean => Assert.Equal(mean.Item, drawn.Values[count * width + mean.Index], 1e-12));
        Assert.All(noises, noise => Assert.Equal(NoiseLaw.StandardNormal, noise.Law));
    }

    private static double[] Normals(string name, int count) => FixedNumbers.Normals(NoiseKey.FromSeed(7).Then(name), count);

    /// <summary>p(x|z) at one z under random parameters, and what its heads are there, z·weight + bias.</summary>
    private sealed class Heads
    {
        private readonly Dictionary<string, DenseArray> leaves = [];
        private readonly double[] z;

        public Heads(Likelihood likelihood, int width, int trial)
        {
            Given = likelihood.Given(Expressions.Input("z", [Dimension.Batch, Latent]), width, observation: null);
            var density = Given.LogDensity(Expressions.Input("x", [Dimension.Batch, width]));
            foreach (var parameter in Graph.Of(new Output("density", density)).Parameters)
            {
                var shape = parameter.Shape.Bind(1);
                leaves[parameter.Name] = DenseArray.Of(
                    shape, [.. Normals($"{parameter.Name}{trial}", shape.Aggregate(1, (size, extent) => size * extent)).Select(ε => 0.4 * ε)]);
            }
            z = Normals($"z{trial}", Latent);
        }

        public Distribution Given { get; }

        public double[] this[string head] =>
        [
            .. leaves[$"decoder.{head}.bias"].Values.ToArray()
                .Select((bias, i) => bias + z.Index().Sum(
                    one => one.Item * leaves[$"decoder.{head}.weight"].Values[one.Index * leaves[$"decoder.{head}.bias"].Count + i])),
        ];

        public DenseArray Of(
            string output, Func<Distribution, Expr> value, Dictionary<string, DenseArray> inputs, int rows = 1)
        {
            Dictionary<string, DenseArray> all = new(leaves.Concat(inputs))
            {
                ["z"] = DenseArray.Generate([rows, Latent], i => z[i % Latent]),
            };
            return Evaluate.Of(Graph.Of(new Output(output, value(Given))), rows, all)[output];
        }
    }
}
