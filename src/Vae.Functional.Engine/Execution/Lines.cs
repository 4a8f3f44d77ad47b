namespace Vae.Functional.Engine.Execution;

/// <summary>Pieces of lines as spans: where neighbours are not next to one another, a copy that is.</summary>
internal static unsafe class Lines
{
    /// <summary>How many numbers of a line are worked on at once: few enough that several pieces stay in the first cache.</summary>
    public const int Piece = 1024;

    /// <summary>Numbers of a strided line, in place where they lie side by side, else copied.</summary>
    public static ReadOnlySpan<float> Read(float* start, int stride, Span<float> copy)
    {
        if (stride == 1)
            return new(start, copy.Length);
        if (stride == 0)
            copy.Fill(*start);
        else
            for (var i = 0; i < copy.Length; i++)
                copy[i] = start[(long)i * stride];
        return copy;
    }

    /// <summary>Puts numbers back into a strided line.</summary>
    public static void Write(ReadOnlySpan<float> values, float* start, int stride)
    {
        for (var i = 0; i < values.Length; i++)
            start[(long)i * stride] = values[i];
    }
}
