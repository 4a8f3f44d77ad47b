using System.Numerics;
using System.Runtime.InteropServices;
using Vae.Functional.Engine.Execution;
using Vae.Functional.Engine.Planning;

namespace Vae.Functional.Engine.Tiles;

/// <summary>
/// A region value by value over pieces of rows that stay in the first-level cache: the plain twin of the emitted loop, for platforms that
/// cannot compile at run time, with the same bits where registers are as wide.
/// </summary>
internal sealed unsafe class TileInterpreter
{
    private const int Piece = 256;

    private readonly Region region;
    private readonly Formula?[] formulas;
    private readonly Vector<float>[][] tiles;
    private readonly Vector<float>[] sums;
    private readonly SoftplusSum?[] softplusSums;
    private readonly Vector<float>[] products;
    private readonly Vector<float>[] terms = new Vector<float>[Piece / Vector<float>.Count];
    private readonly Vector<float>[] excesses = new Vector<float>[Piece / Vector<float>.Count];
    private readonly int[] position;
    private readonly int reads;
    private readonly int last;

    public TileInterpreter(Region region)
    {
        this.region = region;
        formulas = [.. region.Values.Select(value =>
            value is RegionValue.Computed computed ? Formulas.Of(computed.Primitive, computed.Order) : null)];
        tiles = [.. region.Values.Select(value => new Vector<float>[Piece / Vector<float>.Count])];
        for (var i = 0; i < tiles.Length; i++)
            if (region.Values[i] is RegionValue.Number number)
                tiles[i].AsSpan().Fill(new Vector<float>(number.Value));
        sums = new Vector<float>[region.Results.Length];
        softplusSums = [.. sums.Select((_, result) => SoftplusSum.Of(region, result, Vector<float>.Count))];
        products = new Vector<float>[sums.Length];
        (reads, last) = (region.Reads.Count(), region.Extents.Count - 1);
        position = new int[Math.Max(0, last)];
    }

    /// <summary>The same as a <see cref="RegionLoop"/>.</summary>
    public void Run(nint* addresses)
    {
        position.AsSpan().Clear();
        do
            Row(addresses);
        while (Next());
    }

    private bool Next()
    {
        for (var axis = position.Length - 1; axis >= 0; axis--)
        {
            if (++position[axis] < region.Extents[axis])
                return true;
            position[axis] = 0;
        }
        return false;
    }

    private void Row(nint* addresses)
    {
        sums.AsSpan().Clear();
        products.AsSpan().Fill(Vector<float>.One);
        var columns = last < 0 ? 1 : region.Extents[last];
        for (var start = 0; start < columns; start += Piece)
            Tile(addresses, start, Math.Min(Piece, columns - start));
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (var result = 0; result < sums.Length; result++)
        {
            var place = region.Results[result];
            if (place.Reduction == RegionReduction.None || Stride(place.Slot) != 0)
                continue;
            if (softplusSums[result] is not null)
                sums[result] -= SoftplusSum.Logarithm(new Wide(products[result])).Value;
            sums[result].CopyTo(lanes);
            fixed (float* first = lanes)
                *Address(addresses[reads + result], place.Slot, 0) += LaneMemory.Sum(first, lanes.Length);
        }
    }

    private void Tile(nint* addresses, int start, int count)
    {
        var (vectors, load) = ((count + Vector<float>.Count - 1) / Vector<float>.Count, 0);
        for (var i = 0; i < tiles.Length; i++)
            switch (region.Values[i])
            {
                case RegionValue.Load { Slot: var slot }:
                    Read(Address(addresses[load++], slot, start), Stride(slot), Numbers(tiles[i], count));
                    Numbers(tiles[i], vectors * Vector<float>.Count)[count..].Fill(Numbers(tiles[i], count)[^1]);
                    break;
                case RegionValue.Computed { Operands: var operands }:
                    formulas[i]!.Run(
                        tiles[operands[0]].AsSpan(0, vectors),
                        tiles[operands[operands.Count > 1 ? 1 : 0]].AsSpan(0, vectors),
                        tiles[operands[operands.Count > 2 ? 2 : 0]].AsSpan(0, vectors),
                        tiles[i].AsSpan(0, vectors));
                    break;
            }
        for (var result = 0; result < region.Results.Length; result++)
            Keep(addresses[reads + result], result, start, count);
    }

    private void Keep(nint address, int result, int start, int count)
    {
        var (place, tile) = (region.Results[result], tiles[region.Results[result].Value]);
        var to = Address(address, place.Slot, start);
        long stride = Stride(place.Slot);
        var numbers = Numbers(tile, count);
        if (place.Reduction == RegionReduction.None)
            Lines.Write(numbers, to, Stride(place.Slot));
        else if (stride != 0)
            for (var i = 0; i < count; i++)
                to[i * stride] = numbers[i] + to[i * stride];
        else if (softplusSums[result] is { } sum)
            Keep(result, sum, count);
        else
            sums[result] = Summed(sums[result], numbers);
    }

    private void Keep(int result, SoftplusSum sum, int count)
    {
        var (a, x) = (tiles[sum.Minuend], tiles[sum.Logit]);
        var vectors = (count + Vector<float>.Count - 1) / Vector<float>.Count;
        for (var i = 0; i < vectors; i++)
        {
            terms[i] = SoftplusSum.Term(new Wide(a[i]), new Wide(x[i])).Value;
            excesses[i] = SoftplusSum.Excess(new Wide(x[i])).Value;
        }
        sums[result] = Summed(sums[result], Numbers(terms, count));
        Numbers(excesses, vectors * Vector<float>.Count)[count..].Clear();
        foreach (var excess in excesses.AsSpan(0, vectors))
            products[result] = Vector.FusedMultiplyAdd(products[result], excess, products[result]);
    }

    private static Vector<float> Summed(Vector<float> sum, Span<float> numbers)
    {
        var whole = MemoryMarshal.Cast<float, Vector<float>>(numbers);
        foreach (var vector in whole)
            sum += vector;
        var rest = numbers[(whole.Length * Vector<float>.Count)..];
        if (rest.IsEmpty)
            return sum;
        Span<float> padded = stackalloc float[Vector<float>.Count];
        padded.Clear();
        rest.CopyTo(padded);
        return sum + new Vector<float>(padded);
    }

    private static void Read(float* from, int stride, Span<float> to)
    {
        var numbers = Lines.Read(from, stride, to);
        if (stride == 1)
            numbers.CopyTo(to);
    }

    private float* Address(nint first, Slot slot, int column)
    {
        var offset = (long)column * Stride(slot);
        for (var axis = 0; axis < position.Length; axis++)
            offset += (long)position[axis] * slot.Strides[axis];
        return (float*)first + offset;
    }

    private int Stride(Slot slot) => last < 0 ? 0 : slot.Strides[last];

    private static Span<float> Numbers(Vector<float>[] tile, int count) => MemoryMarshal.Cast<Vector<float>, float>(tile.AsSpan())[..count];
}
