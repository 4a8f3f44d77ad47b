namespace Vae.Functional.Specs;

/// <summary>
/// The poster "Variational Autoencoder" (Mittas): its three approaches with one network, on intensities with noise of one grey level, so
/// that a fitted density is bounded.
/// </summary>
public static partial class Poster
{
    private const string File = "001_14e7ab47639e1bc1.txt";

    // 1. Classic Gaussian VAE: p(x|z) = N(x̂, I).
    public static readonly VaeSpec Classic = new(
        Observation: new UnitInterval((28, 28), Dequantised: true),
        Prior:       new StandardNormal(20),
        Family:      new DiagonalGaussian(new Mlp([400], Activation.Relu)),
        Likelihood:  new Gaussian(new Mlp([400], Activation.Relu), new FixedSigma(1)));

    // 2. β-VAE.
    public static readonly VaeSpec BetaFour = Classic with { Beta = 4 };

    // 3. σ-VAE: one variance a pixel, and the shared ones that the poster recommends.
    public static readonly VaeSpec SigmaPerPixel = Classic with { Likelihood = Decoder(new LearnedSigma()) };
    public static readonly VaeSpec SigmaShared = Classic with { Likelihood = Decoder(new SharedSigma()) };
    public static readonly VaeSpec SigmaOptimal = Classic with
    {
        Likelihood = Decoder(new OptimalSigma()),
        AcceptSurrogate = "each batch has its best σ in training; evaluation freezes one",
    };

    private static Gaussian Decoder(Sigma sigma) => new(new Mlp([400], Activation.Relu), sigma);

    private static AuditEntry Entry(string claim, string place, AuditVerdict verdict, string evidence) =>
        new(claim, File, place, verdict, evidence);
}
