namespace Vae.Functional.Engine.Embedded;

/// <summary>
/// A flat buffer in a managed array that the collector does not move. Disposed, it tells who asks for its numbers; the array itself goes
/// when nothing holds this any more, so that no program that is still there writes over what others own.
/// </summary>
internal sealed class EmbeddedMemory : IMemory
{
    private const int AlignmentBytes = 64;

    private readonly float[] numbers;
    private readonly int start;
    private readonly int length;
    private bool isDisposed;

    public EmbeddedMemory(int length)
    {
        this.length = length;
        numbers = GC.AllocateArray<float>(checked(length + (AlignmentBytes / sizeof(float))), pinned: true);
        start = FirstAligned(numbers);
    }

    public Span<float> Values
    {
        get
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            return numbers.AsSpan(start, length);
        }
    }

    public void Dispose() => isDisposed = true;

    private static unsafe int FirstAligned(float[] numbers)
    {
        fixed (float* first = numbers)
            return (int)((AlignmentBytes - ((nuint)first % AlignmentBytes)) % AlignmentBytes / sizeof(float));
    }
}
