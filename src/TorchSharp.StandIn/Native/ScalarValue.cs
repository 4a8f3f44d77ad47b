namespace TorchSharp;

/// <summary>How the bits of a <see cref="ScalarValue"/> are read; the numbers are the shim's.</summary>
internal enum ScalarKind
{
    Absent = -1,
    FloatingPoint = 0,
    Integer = 1,
    Boolean = 2,
}

/// <summary>A scalar on its way to the shim, which has the same two fields.</summary>
internal readonly record struct ScalarValue(long Bits, ScalarKind Kind)
{
    public static ScalarValue From(Scalar? scalar) => scalar?.Value ?? new ScalarValue(0, ScalarKind.Absent);
}
