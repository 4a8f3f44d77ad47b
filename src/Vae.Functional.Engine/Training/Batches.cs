using Vae.Functional.Engine.Data;

namespace Vae.Functional.Engine.Training;

/// <summary>Copies observations into the input of a program; where a data set asks for it, as bits drawn anew.</summary>
internal static class Batches
{
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
            data[rows[i]].CopyTo(row);
            if (data.RedrawSeed is { } seed)
                Binarisation.Draw(Binarisation.Epoch(seed, epoch), row, row, (long)rows[i] * data.Width);
        }
    }
}
