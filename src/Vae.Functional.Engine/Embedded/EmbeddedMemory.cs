namespace Vae.Functional.Engine.Embedded;

/// <summary>
/// A flat buffer in a managed array that the collector does not move: numbers that are read after it was disposed are a fault that is
/// told, not a crash.
/// </summary>
internal sealed class EmbeddedMemory : IMemory
{
    private const int AlignmentBytes = 64;

    private readonly int length;
    private readonly int start;
    private float[]? numbers;

    public EmbeddedMemory(int length)
    {
        this.length = length;
        numbers = GC.AllocateArray<float>(checked(length + (AlignmentBytes / sizeof(float))), pinned: true);
        start = FirstAligned(numbers);
    }

    public Span<float> Values => (numbers ?? throw new ObjectDisposedException(nameof(EmbeddedMemory))).AsSpan(start, length);

    public void Dispose() => numbers = null;

    private static unsafe int FirstAligned(float[] numbers)
    {
        fixed (float* first = numbers)
            return (int)((AlignmentBytes - ((nuint)first % AlignmentBytes)) % AlignmentBytes / sizeof(float));
    }
}
