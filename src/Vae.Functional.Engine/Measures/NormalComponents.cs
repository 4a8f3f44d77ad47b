using System.Numerics.Tensors;
using Vae.Functional.Engine.Evaluation;

namespace Vae.Functional.Engine.Measures;

/// <summary>N normals with independent components, laid out so that their densities at one point are vector arithmetic.</summary>
internal sealed class NormalComponents
{
    private static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    // Component by component: N means, N precisions 1/σ², N constants −½ log 2π − log σ.
    private readonly double[][] means;
    private readonly double[][] precisions;
    private readonly double[][] constants;
    private readonly double[] squares;

    private NormalComponents(double[][] means, double[][] precisions, double[][] constants) =>
        (this.means, this.precisions, this.constants, squares) = (means, precisions, constants, new double[means[0].Length]);

    /// <summary>The posteriors of N observations over d latent components.</summary>
    public static NormalComponents Of(Encoded encoded, int latent)
    {
        var count = encoded.Means.Length / latent;
        double[][] By(Func<int, double> value) =>
            [.. Enumerable.Range(0, latent).Select(i => Enumerable.Range(0, count).Select(n => value(n * latent + i)).ToArray())];
        return new(
            By(at => encoded.Means[at]),
            By(at => 1 / ((double)encoded.Deviations[at] * encoded.Deviations[at])),
            By(at => -HalfLogTwoPi - Math.Log(encoded.Deviations[at])));
    }

    /// <summary>d.</summary>
    public int Latent => means.Length;

    /// <summary>log q(z|xₙ) of every n at one z of d numbers, in nats.</summary>
    public void LogDensities(ReadOnlySpan<float> z, double[] result)
    {
        Array.Clear(result);
        for (var i = 0; i < Latent; i++)
            AddLogDensities(i, z[i], result);
    }

    /// <summary>log q(zᵢ|xₙ) of every n at one value of component i, in nats.</summary>
    public void LogDensities(int component, float value, double[] result)
    {
        Array.Clear(result);
        AddLogDensities(component, value, result);
    }

    private void AddLogDensities(int i, double z, double[] result)
    {
        TensorPrimitives.Subtract(means[i], z, squares);
        TensorPrimitives.Multiply(squares, squares, squares);
        TensorPrimitives.Multiply(squares, precisions[i], squares);
        TensorPrimitives.Multiply(squares, -0.5, squares);
        TensorPrimitives.Add(squares, constants[i], squares);
        TensorPrimitives.Add<double>(result, squares, result);
    }
}
