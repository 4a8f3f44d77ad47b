using System.Runtime.Intrinsics.X86;
using Vae.Functional.Engine.Data;

namespace Vae.Functional.Engine.Training;

/// <summary>Copies observations into the input of a program; where a data set asks for it, as bits drawn anew.</summary>
internal static class Batches
{
    // Numbers that come from memory at once, and numbers that are copied at once.
    private const int Line = 16;
    private const int Piece = 128;

    /// <summary>The rows of batches that take observations as they come.</summary>
    public static IEnumerable<int[]> InOrder(int count, int batchSize) => Enumerable.Range(0, count).Chunk(batchSize);

    /// <summary>
    /// Hands a program what it reads of a batch: the observations, those of epoch 0 where the data set redraws them, and their local
    /// parameters.
    /// </summary>
    public static void Hand(DataSet data, LocalParameters local, ReadOnlySpan<int> rows, IProgram program)
    {
        if (program.Plan.Inputs.ContainsKey(VaeModel.ObservationInput))
            Gather(data, rows, epoch: 0, program.Input(VaeModel.ObservationInput));
        local.Gather(rows, program);
    }

    /// <summary>Fills the rows of a batch.</summary>
    /// <param name="data">The observations.</param>
    /// <param name="rows">Which of them, in order.</param>
    /// <param name="epoch">Whose bits are drawn where the data set redraws them.</param>
    /// <param name="target">[rows, D].</param>
    public static void Gather(DataSet data, ReadOnlySpan<int> rows, int epoch, Span<float> target)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var row = target.Slice(i * data.Width, data.Width);
            Copy(data[rows[i]], row, data[rows[Math.Min(i + 1, rows.Length - 1)]]);
            if (data.RedrawSeed is { } seed)
                Binarisation.Draw(Binarisation.Epoch(seed, epoch), row, row, (long)rows[i] * data.Width);
        }
    }

    // The processor does not foresee rows in random order: the next is on its way while one is copied.
    private static unsafe void Copy(ReadOnlySpan<float> row, Span<float> target, ReadOnlySpan<float> next)
    {
        fixed (float* ahead = next)
            for (var start = 0; start < row.Length; start += Piece)
            {
                var piece = row[start..Math.Min(start + Piece, row.Length)];
                if (Sse.IsSupported)
                    for (var i = 0; i < piece.Length; i += Line)
                        Sse.Prefetch0(ahead + start + i);
                piece.CopyTo(target[start..]);
            }
    }
}
