namespace TorchSharp;

/// <summary>Which managed type holds an element of which tensor.</summary>
internal static class ElementTypes
{
    public static torch.ScalarType Of<T>()
        where T : unmanaged =>
        default(T) switch
        {
            byte => torch.ScalarType.Byte,
            sbyte => torch.ScalarType.Int8,
            short => torch.ScalarType.Int16,
            int => torch.ScalarType.Int32,
            long => torch.ScalarType.Int64,
            Half => torch.ScalarType.Float16,
            float => torch.ScalarType.Float32,
            double => torch.ScalarType.Float64,
            bool => torch.ScalarType.Bool,
            _ => throw new ArgumentException($"A tensor has no elements of type {typeof(T).Name}."),
        };
}
