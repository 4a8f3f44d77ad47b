namespace Vae.Functional.Runner.Tests.Declared;

/// <summary>Uses a static field above its declaration, where it is still null.</summary>
public static class TooEarly
{
    public static readonly VaeSpec Part = Tiny.Grey with { Family = new DiagonalGaussian(Network!) };

    public static readonly VaeSpec Whole = Base!;

    private static readonly Mlp Network = new([8], Activation.Relu);

    public static readonly VaeSpec Base = Tiny.Grey with { Beta = 3 };
}

/// <summary>Fails while it is initialised, since a record copied from null is a null reference.</summary>
public static class CopiesNothing
{
    public static readonly VaeSpec Copy = Original! with { Beta = 3 };

    public static readonly VaeSpec Original = Tiny.Grey;
}

/// <summary>Fails while it is initialised with an exception of its own.</summary>
public static class Throws
{
    public static VaeSpec Property => throw new InvalidOperationException("the weather is bad");
}

/// <summary>Names that try the rules for ids, as properties and as fields.</summary>
public static class HTTPVae
{
    public static VaeSpec My_Vae2 => Tiny.Grey;

    public static readonly VaeSpec XOf28By28 = Tiny.Grey;
}

public static class FirstOfTwo
{
    public static class Twin
    {
        public static readonly VaeSpec Same = Tiny.Grey;
    }
}

public static class SecondOfTwo
{
    public static class Twin
    {
        public static readonly VaeSpec Same = Tiny.Bits;
    }
}

/// <summary>Has no values of its own for its type parameter: nothing to list, and nothing to stumble over.</summary>
public static class Generic<T>
{
    public static readonly VaeSpec Hidden = Tiny.Grey;
}
