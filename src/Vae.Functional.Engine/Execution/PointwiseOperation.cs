namespace Vae.Functional.Engine.Execution;

/// <summary>Writes numbers that each depend on the operands' numbers at the same place; operands left out are empty.</summary>
internal delegate void PointwiseFunction(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, Span<float> target);

/// <summary>A function applied element by element to up to three operands.</summary>
internal sealed unsafe class PointwiseOperation(PointwiseFunction function, View target, View[] operands) : IOperation
{
    private readonly LineWalk walk = new([target, .. operands]);
    private readonly float[][] copies = [.. Enumerable.Range(0, 4).Select(_ => new float[Lines.Piece])];
    private readonly int count = operands.Length;

    public void Run()
    {
        if (walk.IsEmpty)
            return;
        walk.Restart();
        do
        {
            for (var start = 0; start < walk.Length; start += Lines.Piece)
                Apply(start, Math.Min(Lines.Piece, walk.Length - start));
        }
        while (walk.Next());
    }

    private void Apply(int start, int length)
    {
        var (line, stride) = ((nint)(walk.Line(0) + ((long)start * walk.Stride(0))), walk.Stride(0));
        var written = stride == 1 ? new Span<float>((float*)line, length) : copies[0].AsSpan(0, length);
        function(Operand(1, start, length), Operand(2, start, length), Operand(3, start, length), written);
        if (stride != 1)
            Lines.Write(written, (float*)line, stride);
    }

    private ReadOnlySpan<float> Operand(int view, int start, int length) => view > count
        ? default
        : Lines.Read(walk.Line(view) + ((long)start * walk.Stride(view)), walk.Stride(view), copies[view].AsSpan(0, length));
}
