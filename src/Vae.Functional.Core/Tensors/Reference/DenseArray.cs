namespace Vae.Functional.Tensors.Reference;

/// <summary>
/// Numbers in float64 under a shape of known extents, row-major. What <see cref="Evaluate"/> works on; truth values are 0 and 1,
/// positions are whole numbers.
/// </summary>
public sealed class DenseArray
{
    private readonly double[] values;

    private DenseArray(int[] shape, double[] values) => (Extents, this.values) = ([.. shape], values);

    /// <summary>The extents.</summary>
    public Sizes Extents { get; }

    /// <summary>The numbers in row-major order.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>How many numbers there are.</summary>
    public int Count => values.Length;

    /// <summary>An array from its numbers, which are copied.</summary>
    /// <exception cref="ArgumentException">Their count is not the product of the extents.</exception>
    public static DenseArray Of(ReadOnlySpan<int> extents, ReadOnlySpan<double> values) =>
        Product(extents) == values.Length
            ? new(extents.ToArray(), values.ToArray())
            : throw new ArgumentException($"{values.Length} numbers do not fill the extents [{string.Join(", ", extents.ToArray())}]");

    /// <summary>One number.</summary>
    public static DenseArray Scalar(double value) => new([], [value]);

    /// <summary>An array whose numbers are a function of their flat position.</summary>
    public static DenseArray Generate(ReadOnlySpan<int> extents, Func<int, double> value)
    {
        var values = new double[Product(extents)];
        for (var i = 0; i < values.Length; i++)
            values[i] = value(i);
        return new(extents.ToArray(), values);
    }

    /// <summary>How far apart, in flat positions, neighbours along each axis lie.</summary>
    public static int[] Strides(ReadOnlySpan<int> extents)
    {
        var strides = new int[extents.Length];
        for (int axis = extents.Length - 1, stride = 1; axis >= 0; stride *= extents[axis--])
            strides[axis] = stride;
        return strides;
    }

    /// <summary>The position along each axis of a flat position.</summary>
    public static int[] Position(ReadOnlySpan<int> extents, int flat)
    {
        var position = new int[extents.Length];
        for (var axis = extents.Length - 1; axis >= 0; flat /= extents[axis--])
            position[axis] = flat % extents[axis];
        return position;
    }

    /// <summary>The number at a position.</summary>
    public double this[ReadOnlySpan<int> position]
    {
        get
        {
            var (flat, strides) = (0, Strides(Extents.AsSpan()));
            for (var axis = 0; axis < strides.Length; axis++)
                flat += position[axis] * strides[axis];
            return values[flat];
        }
    }

    private static int Product(ReadOnlySpan<int> extents)
    {
        var product = 1;
        foreach (var extent in extents)
            product = checked(product * extent);
        return product;
    }
}
