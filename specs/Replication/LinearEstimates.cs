using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Specs;

/// <summary>
/// The variance of an estimator over its one draw, by quadrature, in z ~ N(0, 1), x|z ~ N(z, 1): of its value, and of its gradient for the
/// parameters of q(z|x) = N(wx + b, exp(vx + c)).
/// </summary>
/// <param name="Value">Squared nats.</param>
/// <param name="Gradient">Summed over w, b, v and c.</param>
internal sealed record LinearEstimates(double Value, double Gradient)
{
    private static readonly VaeSpec Spec = new(
        new RealValued(1, Dequantised: true),
        new StandardNormal(1),
        new DiagonalGaussian(new Mlp([], Activation.Tanh)),
        new Gaussian(new Mlp([], Activation.Tanh), new FixedSigma(1)));

    // The trapezoidal rule over ±12, for which polynomials under a normal weight are exact to the last digits.
    private static readonly ImmutableArray<(double Node, double Mass)> Rule =
        [.. Enumerable.Range(-24, 49).Select(i => (i / 2.0, Normal.PDF(0, 1, i / 2.0) / 2))];

    /// <summary>Of q(z|x) = N(slope·x, variance); the posterior has slope ½ and variance ½.</summary>
    public static LinearEstimates Of(Estimator estimator, double x, double slope, double variance)
    {
        var program = Programs.Training(Spec, estimator).OrThrow();
        var noise = program.Noises.Single().Name;
        var leaves = ImmutableDictionary<string, DenseArray>.Empty
            .Add(VaeModel.ObservationInput, Matrix(x))
            .Add(Programs.KlWeightInput, DenseArray.Scalar(1))
            .Add("encoder.mean.weight", Matrix(slope))
            .Add("encoder.mean.bias", DenseArray.Of([1], [0]))
            .Add("encoder.log_variance.weight", Matrix(0))
            .Add("encoder.log_variance.bias", DenseArray.Of([1], [Math.Log(variance)]))
            .Add("decoder.mean.weight", Matrix(1))
            .Add("decoder.mean.bias", DenseArray.Of([1], [0]));
        var drawn = Rule.Select(point => Evaluate.Of(program, 1, leaves.Add(noise, Matrix(point.Node)))).ToArray();
        var encoder = program.Parameters.Where(parameter => parameter.Name.StartsWith("encoder.", StringComparison.Ordinal));
        return new(Variance(Programs.Value), encoder.Sum(parameter => Variance(Differentiate.OutputName(parameter.Name))));

        double Variance(string output)
        {
            double[] values = [.. drawn.Select(outputs => outputs[output].Values[0])];
            var mean = Mean(values);
            return Mean([.. values.Select(value => (value - mean) * (value - mean))]);
        }
    }

    private static double Mean(double[] values) => Rule.Zip(values, (point, value) => point.Mass * value).Sum();

    private static DenseArray Matrix(double value) => DenseArray.Of([1, 1], [value]);
}
