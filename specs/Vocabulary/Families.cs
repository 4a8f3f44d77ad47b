namespace Vae.Functional.Specs.Vocabulary;

/// <summary>
/// One model under each variational family: what is gained is the tightness of the bound alone. Flows and what is
/// semi-implicit have no closed divergence, and are trained by <see cref="MonteCarlo"/>.
/// </summary>
public static class Families
{
    private static readonly Mlp Encoder = new([400], Activation.Relu);

    public static readonly VaeSpec Diagonal = SimpleVae.Binary;

    public static readonly VaeSpec Isotropic = Diagonal with { Family = new IsotropicGaussian(Encoder) };

    public static readonly VaeSpec Full = Diagonal with { Family = new FullGaussian(Encoder) };

    public static readonly VaeSpec LowRank = Diagonal with { Family = new LowRankGaussian(Encoder, Rank: 4) };

    public static readonly VaeSpec PlanarFlow = Diagonal with { Family = new Planar(Encoder, Steps: 8) };

    public static readonly VaeSpec AutoregressiveFlow = Diagonal with { Family = new InverseAutoregressive(Encoder, Steps: 4, Hidden: [200]) };

    public static readonly VaeSpec Mixed = Diagonal with
    {
        Family = new SemiImplicit(new Mlp([400, 100], Activation.Relu), Noise: 20, Hidden: [100], Draws: 10),
    };

    public static readonly VaeSpec Refined = Diagonal with { Family = new SemiAmortised(new DiagonalGaussian(Encoder), Steps: 4) };

    public static readonly VaeSpec Unamortised = Diagonal with { Family = new DiagonalGaussian(new PerObservation()) };

    /// <summary>Each frame of Frey's film has a code of its own; those of <see cref="Faces.Diagonal"/> a network reads.</summary>
    public static readonly VaeSpec UnamortisedFaces = Faces.Diagonal with { Family = new DiagonalGaussian(new PerObservation()) };
}
