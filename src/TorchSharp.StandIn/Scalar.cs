namespace TorchSharp;

/// <summary>A number of any type libtorch takes beside a tensor.</summary>
public sealed class Scalar : IDisposable
{
    private Scalar(torch.ScalarType type, long bits, ScalarKind kind) => (Type, Value) = (type, new ScalarValue(bits, kind));

    public torch.ScalarType Type { get; }

    internal ScalarValue Value { get; }

    public void Dispose()
    {
        // TorchSharp's scalar owns native memory; this one is a value, and only keeps the contract.
    }

    public static implicit operator Scalar(bool value) => new(torch.ScalarType.Bool, value ? 1 : 0, ScalarKind.Boolean);
    public static implicit operator Scalar(byte value) => new(torch.ScalarType.Byte, value, ScalarKind.Integer);
    public static implicit operator Scalar(short value) => new(torch.ScalarType.Int16, value, ScalarKind.Integer);
    public static implicit operator Scalar(int value) => new(torch.ScalarType.Int32, value, ScalarKind.Integer);
    public static implicit operator Scalar(long value) => new(torch.ScalarType.Int64, value, ScalarKind.Integer);
    public static implicit operator Scalar(float value) => Floating(torch.ScalarType.Float32, value);
    public static implicit operator Scalar(double value) => Floating(torch.ScalarType.Float64, value);

    private static Scalar Floating(torch.ScalarType type, double value) =>
        new(type, BitConverter.DoubleToInt64Bits(value), ScalarKind.FloatingPoint);
}
