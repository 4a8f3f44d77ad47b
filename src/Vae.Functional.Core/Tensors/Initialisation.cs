namespace Vae.Functional.Tensors;

/// <summary>The law of a parameter's value before training.</summary>
public abstract record Initialisation
{
    private Initialisation() { }

    /// <summary>Every element is one value.</summary>
    public sealed record Constant(double Value) : Initialisation;

    /// <summary>
    /// Uniform on ±√(6 / (fan in + fan out)), for a matrix [fan in, fan out] (Glorot and Bengio 2010, equation 16).
    /// </summary>
    public sealed record GlorotUniform : Initialisation;

    /// <summary>N(0, 2 / (fan in + fan out)), for a matrix [fan in, fan out] (Glorot and Bengio 2010, equation 12).</summary>
    public sealed record GlorotNormal : Initialisation;

    /// <summary>N(0, deviation²).</summary>
    public sealed record Normal(double Deviation) : Initialisation;

    /// <summary>The weights of a function as it starts them.</summary>
    public sealed record Opaque(OpaqueFunction Function) : Initialisation;

    /// <summary>All zeros.</summary>
    public static Initialisation Zeros { get; } = new Constant(0);
}
