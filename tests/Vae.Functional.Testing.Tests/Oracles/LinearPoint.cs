using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Oracles;

namespace Vae.Functional.Testing.Tests.Oracles;

/// <summary>A linear autoencoder's W, μ and σ², with the encoder that is the best of all that have a diagonal covariance.</summary>
internal sealed record LinearPoint(Matrix<double> Loadings, Vector<double> Offset, double Variance)
{
    private static readonly VaeSpec Spec = new(
        new RealValued(LinearSample.Width),
        new StandardNormal(2),
        new DiagonalGaussian(new Mlp([], Activation.Tanh)),
        new Gaussian(new Mlp([], Activation.Tanh), new SharedSigma()));

    private static readonly Graph Program = Programs.Training(Spec, new AnalyticKl()).Value();

    /// <summary>M = WᵀW + σ²I: p(z|x) has the covariance σ²M⁻¹.</summary>
    public Matrix<double> M => Loadings.TransposeThisAndMultiply(Loadings) + Variance * Matrix<double>.Build.DenseIdentity(2);

    /// <summary>The mean of log p(x), in nats per observation.</summary>
    public double Evidence(DenseArray observations) =>
        ProbabilisticPca.Of(Loadings.ToArray(), Offset.ToArray(), Variance).Value().MeanLogEvidence(observations);

    /// <summary>The same latents along other axes: z turned, W turned back.</summary>
    public LinearPoint Turned(double angle) => this with
    {
        Loadings = Loadings * Matrix<double>.Build.DenseOfArray(new[,]
        {
            { Math.Cos(angle), -Math.Sin(angle) },
            { Math.Sin(angle), Math.Cos(angle) },
        }),
    };

    /// <summary>The second column moved a little along a direction.</summary>
    public LinearPoint Leaning(Vector<double> direction, double step)
    {
        var loadings = Loadings.Clone();
        loadings.SetColumn(1, loadings.Column(1) + step * direction);
        return this with { Loadings = loadings };
    }

    /// <summary>
    /// The declared program's mean bound in nats per observation, and the largest slope for any parameter. Both are polynomials of degree
    /// two in the noise, whose mean is that over √d either way along each axis.
    /// </summary>
    public (double Bound, double Steepest) At(DenseArray observations)
    {
        var (count, leaves) = (observations.Extents[0], Leaves(observations));
        var noise = Program.Noises.Single().Name;
        var outputs = Enumerable.Range(0, 4).Select(point => Evaluate.Of(Program, count, leaves.SetItem(noise, DenseArray.Generate(
            [count, 2], i => i % 2 == point / 2 ? (point % 2 == 0 ? 1 : -1) * Math.Sqrt(2) : 0)))).ToArray();
        double Mean(string output, int element) => outputs.Average(found => found[output].Values[element]);
        var steepest = Program.Parameters.Max(parameter => Enumerable.Range(0, parameter.Shape.Size.Count)
            .Max(element => Math.Abs(Mean(Differentiate.OutputName(parameter.Name), element))));
        return (Mean(Programs.Value, 0), steepest);
    }

    private ImmutableDictionary<string, DenseArray> Leaves(DenseArray observations)
    {
        var towards = M.Solve(Loadings.Transpose());
        return ImmutableDictionary<string, DenseArray>.Empty
            .Add(VaeModel.ObservationInput, observations)
            .Add(Programs.KlWeightInput, DenseArray.Scalar(1))
            .Add("encoder.mean.weight", Array(towards.Transpose()))
            .Add("encoder.mean.bias", Array(-(towards * Offset)))
            .Add("encoder.log_variance.weight", DenseArray.Generate([LinearSample.Width, 2], _ => 0))
            .Add("encoder.log_variance.bias", Array((Variance / M.Diagonal()).PointwiseLog()))
            .Add("decoder.mean.weight", Array(Loadings.Transpose()))
            .Add("decoder.mean.bias", Array(Offset))
            .Add("decoder.scale", DenseArray.Scalar(Math.Log(Math.Exp(Math.Sqrt(Variance)) - 1)));
    }

    private static DenseArray Array(Matrix<double> matrix) =>
        DenseArray.Generate([matrix.RowCount, matrix.ColumnCount], i => matrix[i / matrix.ColumnCount, i % matrix.ColumnCount]);

    private static DenseArray Array(Vector<double> vector) => DenseArray.Of([vector.Count], vector.ToArray());
}
