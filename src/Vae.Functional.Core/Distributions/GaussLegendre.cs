using System.Collections.Immutable;

namespace Vae.Functional.Distributions;

/// <summary>Gauss and Legendre's rule on [−1, 1]: exact for polynomials of degree 2n − 1.</summary>
internal static class GaussLegendre
{
    /// <summary>Nodes and weights: roots of the Legendre polynomial Pₙ by Newton's method, weights 2/((1 − x²) Pₙ′(x)²).</summary>
    public static (ImmutableArray<double> Nodes, ImmutableArray<double> Weights) Rule(int n)
    {
        var (nodes, weights) = (new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            var x = -Math.Cos(Math.PI * (i + 0.75) / (n + 0.5));
            for (var step = 0; step < 10; step++)
                x -= Legendre(n, x) is var (value, slope) ? value / slope : 0;
            var (_, derivative) = Legendre(n, x);
            (nodes[i], weights[i]) = (x, 2 / ((1 - x * x) * derivative * derivative));
        }
        return ([.. nodes], [.. weights]);
    }

    private static (double Value, double Slope) Legendre(int n, double x)
    {
        var (previous, value) = (1.0, x);
        for (var k = 2; k <= n; k++)
            (previous, value) = (value, ((2 * k - 1) * x * value - (k - 1) * previous) / k);
        return (value, n * (x * value - previous) / (x * x - 1));
    }
}
