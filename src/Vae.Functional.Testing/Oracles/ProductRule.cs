namespace Vae.Functional.Testing.Oracles;

/// <summary>A rule over several coordinates from one over a line.</summary>
internal static class ProductRule
{
    /// <summary>The points, coordinate by coordinate (<c>points[k][i]</c> of point i), and the weight of each.</summary>
    public static (double[][] Points, double[] Weights) Of(double[] line, double[] mass, int dimension)
    {
        var count = (int)Math.Pow(line.Length, dimension);
        var points = Enumerable.Range(0, dimension).Select(_ => new double[count]).ToArray();
        var weights = new double[count];
        for (var i = 0; i < count; i++)
        {
            weights[i] = 1;
            for (int k = 0, rest = i; k < dimension; k++, rest /= line.Length)
                (points[k][i], weights[i]) = (line[rest % line.Length], weights[i] * mass[rest % line.Length]);
        }
        return (points, weights);
    }
}
