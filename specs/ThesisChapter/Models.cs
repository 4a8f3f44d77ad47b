namespace Vae.Functional.Specs;

/// <summary>
/// "Variational Autoencoders: theory and implementations", a chapter of a thesis (000), as systems and studies. It gives no sizes; a hidden
/// layer of 400 on either side stands for its networks.
/// </summary>
public static partial class ThesisChapter
{
    /// <summary>The simple VAE of section 5.1: μₓ(z) and σₓ(z) learned; a floor keeps the density of constant pixels finite.</summary>
    public static readonly VaeSpec Simple20 = new(
        Observation: new UnitInterval((28, 28)),
        Prior:       new StandardNormal(20),
        Family:      new DiagonalGaussian(new Mlp([400], Activation.Relu)),
        Likelihood:  new Gaussian(new Mlp([400], Activation.Relu, OutputRange.UnitInterval), new LearnedSigma(Floor: 0.01)));

    public static readonly VaeSpec Simple2 = Simple20 with { Prior = new StandardNormal(2) };

#pragma warning disable VAE3001 // What is shown in place of draws is the question of section 5.3.3.
    /// <summary>Figure 5.12: the mean of p(x|z) in place of a draw.</summary>
    public static readonly VaeSpec Means20 = Simple20 with { Decoding = Decoding.Mean };

    /// <summary>Figure 5.15: the mean and a multiple of σₓ(z).</summary>
    public static readonly VaeSpec Shifted20 = Simple20 with { Decoding = Decoding.Shifted, Shift = 1 };
#pragma warning restore VAE3001

    /// <summary>Figure 5.9.</summary>
    public static readonly VaeSpec SmallBeta20 = Simple20 with { Beta = 0.01, AcceptSurrogate = "shows what a small β does" };

    /// <summary>Figures 5.10 and 5.11: σₓ = 1.</summary>
    public static readonly VaeSpec Unit20 = Simple20 with
    {
        Likelihood = new Gaussian(new Mlp([400], Activation.Relu, OutputRange.UnitInterval), new FixedSigma(1)),
    };

    public static readonly VaeSpec Unit2 = Unit20 with { Prior = new StandardNormal(2) };

#pragma warning disable VAE1005 // So small a σ is what the figures show.
    /// <summary>Figures 5.13, 5.14 and 5.18: σₓ = 0.0001.</summary>
    public static readonly VaeSpec Sharp20 = Simple20 with
    {
        Likelihood = new Gaussian(new Mlp([400], Activation.Relu, OutputRange.UnitInterval), new FixedSigma(1e-4)),
    };

    public static readonly VaeSpec Sharp2 = Sharp20 with { Prior = new StandardNormal(2) };
#pragma warning restore VAE1005

    /// <summary>One σₓ for all pixels, the likeliest: the choice that section 5.4.1 knows no automatic way to make.</summary>
    public static readonly VaeSpec Optimal20 = Simple20 with
    {
        Likelihood = new Gaussian(new Mlp([400], Activation.Relu, OutputRange.UnitInterval), new OptimalSigma(Floor: 0.01)),
        AcceptSurrogate = "values are of the σ that training ends with",
    };

    /// <summary>Figures 5.16 and 5.17, on the side of too little regularisation.</summary>
    public static readonly VaeSpec SmallBeta2 = Unit2 with { Beta = 0.001, AcceptSurrogate = "shows what a small β does" };

    /// <summary>Figures 5.16 and 5.17, on the side of too much.</summary>
    public static readonly VaeSpec LargeBeta2 = Unit2 with { Beta = 100 };

    /// <summary>Equation 5.6: β = 0, with z drawn from q(z|x) all the same.</summary>
    public static readonly VaeSpec Unweighted20 = Unit20 with { Beta = 0, AcceptSurrogate = "shows what is left at β = 0" };

    /// <summary>The autoencoder that equation 5.6 comes to: z is a function of x.</summary>
    public static readonly VaeSpec Autoencoder20 = Unit20 with
    {
        Family = new PointMass(new Mlp([400], Activation.Relu)),
        AcceptSurrogate = "the deterministic limit",
    };
}
