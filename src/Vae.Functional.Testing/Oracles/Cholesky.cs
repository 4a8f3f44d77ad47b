namespace Vae.Functional.Testing.Oracles;

/// <summary>L of a small positive definite matrix A = L Lᵀ.</summary>
internal sealed class Cholesky
{
    private readonly double[,] lower;

    private Cholesky(double[,] lower) => this.lower = lower;

    /// <summary>log det A.</summary>
    public double LogDeterminant => 2 * Enumerable.Range(0, Size).Sum(i => Math.Log(lower[i, i]));

    private int Size => lower.GetLength(0);

    /// <summary>Of the matrix with these entries.</summary>
    public static Cholesky Of(int size, Func<int, int, double> entry)
    {
        var lower = new double[size, size];
        for (var i = 0; i < size; i++)
            for (var j = 0; j <= i; j++)
            {
                var rest = entry(i, j);
                for (var k = 0; k < j; k++)
                    rest -= lower[i, k] * lower[j, k];
                lower[i, j] = i == j ? Math.Sqrt(rest) : rest / lower[j, j];
            }
        return new(lower);
    }

    /// <summary>A⁻¹ y.</summary>
    public double[] Solve(double[] right)
    {
        var solution = (double[])right.Clone();
        for (var i = 0; i < Size; i++)
        {
            for (var k = 0; k < i; k++)
                solution[i] -= lower[i, k] * solution[k];
            solution[i] /= lower[i, i];
        }
        for (var i = Size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < Size; k++)
                solution[i] -= lower[k, i] * solution[k];
            solution[i] /= lower[i, i];
        }
        return solution;
    }
}
