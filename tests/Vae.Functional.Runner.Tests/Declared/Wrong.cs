namespace Vae.Functional.Runner.Tests.Declared;

/// <summary>Declarations that no run can be made of. Declaring them must not throw: the runner has to be able to say what is wrong.</summary>
public static class Wrong
{
    public static readonly VaeSpec NoLatent = Tiny.Grey with { Prior = new StandardNormal(0) };

    public static readonly VaeSpec NegativeLatent = Tiny.Grey with { Prior = new StandardNormal(-3) };

    public static readonly VaeSpec EmptyLayer = Tiny.Grey with { Family = new DiagonalGaussian(new Mlp([8, 0], Activation.Relu)) };

    public static readonly VaeSpec NegativeLayer = Tiny.Grey with { Likelihood = new Gaussian(new Mlp([-8], Activation.Relu), new LearnedSigma()) };

    public static readonly VaeSpec NegativeBeta = Tiny.Grey with { Beta = -1 };

    public static readonly VaeSpec NanBeta = Tiny.Grey with { Beta = double.NaN };

    public static readonly VaeSpec InfiniteBeta = Tiny.Grey with { Beta = double.PositiveInfinity };

    public static readonly VaeSpec ZeroSigma = Tiny.Grey with { Likelihood = new Gaussian(new Mlp([8], Activation.Relu), new FixedSigma(0)) };

    public static readonly VaeSpec NegativeSigma = Tiny.Grey with { Likelihood = new Gaussian(new Mlp([8], Activation.Relu), new FixedSigma(-0.1)) };

    public static readonly VaeSpec NegativeFloor = Tiny.Grey with { Likelihood = new Gaussian(new Mlp([8], Activation.Relu), new LearnedSigma(-0.1)) };

    public static readonly VaeSpec NoPixels = Tiny.Grey with { Observation = new UnitInterval((6, 0)) };
}
