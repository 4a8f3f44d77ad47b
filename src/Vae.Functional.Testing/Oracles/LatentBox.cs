namespace Vae.Functional.Testing.Oracles;

/// <summary>A box in the space of latent vectors, cut into equal cells: as many along each axis.</summary>
/// <param name="From">Its lowest corner.</param>
/// <param name="To">Its highest corner.</param>
/// <param name="Side">The number of cells along an axis.</param>
internal sealed record LatentBox(double[] From, double[] To, int Side)
{
    /// <summary>[−reach, reach] along each axis.</summary>
    public static LatentBox Around(int dimension, double reach, int side) =>
        new([.. Enumerable.Repeat(-reach, dimension)], [.. Enumerable.Repeat(reach, dimension)], side);

    public int Dimension => From.Length;

    public int Cells => (int)Math.Pow(Side, Dimension);

    public double Extent(int axis) => To[axis] - From[axis];

    public double LogCellVolume => Enumerable.Range(0, Dimension).Sum(axis => Math.Log(Extent(axis) / Side));

    public LatentBox Finer => this with { Side = 2 * Side };

    public LatentBox Twice => new(Array.ConvertAll(From, x => 2 * x), Array.ConvertAll(To, x => 2 * x), 2 * Side);

    /// <summary>The middle of each cell, vector by vector; the first axis moves slowest.</summary>
    public double[] Middles()
    {
        var middles = new double[Cells * Dimension];
        for (var cell = 0; cell < Cells; cell++)
            for (var axis = 0; axis < Dimension; axis++)
                middles[cell * Dimension + axis] = From[axis] + (Position(cell, axis) + 0.5) * Extent(axis) / Side;
        return middles;
    }

    /// <summary>Whether the box ends beside one of these cells.</summary>
    public bool IsCutAt(IEnumerable<int> cells) =>
        cells.Any(cell => Enumerable.Range(0, Dimension).Any(axis => Position(cell, axis) is var at && (at == 0 || at == Side - 1)));

    /// <summary>The smallest box of whole cells that holds these and one more on each side, and how many its thinnest axis has.</summary>
    public (LatentBox Box, int Thinnest) Holding(IReadOnlyCollection<int> cells)
    {
        var (from, to, thinnest) = (new double[Dimension], new double[Dimension], int.MaxValue);
        for (var axis = 0; axis < Dimension; axis++)
        {
            var (first, last) = (cells.Min(cell => Position(cell, axis)) - 1, cells.Max(cell => Position(cell, axis)) + 2);
            (from[axis], to[axis]) = (From[axis] + first * Extent(axis) / Side, From[axis] + last * Extent(axis) / Side);
            thinnest = Math.Min(thinnest, last - first);
        }
        return (new(from, to, Side), thinnest);
    }

    private int Position(int cell, int axis) => cell / (int)Math.Pow(Side, Dimension - 1 - axis) % Side;
}
