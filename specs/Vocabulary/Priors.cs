namespace Vae.Functional.Specs.Vocabulary;

/// <summary>One model under each prior; a mixture has no closed divergence, and is trained by <see cref="MonteCarlo"/>.</summary>
public static class Priors
{
    public static readonly VaeSpec Standard = SimpleVae.Binary;

    public static readonly VaeSpec Learned = Standard with { Prior = new LearnedNormal(20) };

    public static readonly VaeSpec Mixture = Standard with { Prior = new MixtureOfGaussians(20, Components: 10) };

    public static readonly VaeSpec FixedMixture = Standard with { Prior = new MixtureOfGaussians(2, Components: 10, Learned: false, Deviation: 0.5) };

    public static readonly VaeSpec Flow = Standard with { Prior = new FlowPrior(20, Couplings: 6, Hidden: [100]) };

    public static readonly VaeSpec TwoGaussians = Standard with { Prior = new BinaryGaussians(20, Deviation: 0.2) };

    public static readonly VaeSpec Spiked = Standard with { Prior = new SpikeAndSlab(20) };

    // Of latent components on [0, 1], by two families.
    public static readonly VaeSpec Sparse = Standard with
    {
        Prior  = new SparseBeta(20, Alpha: 0.5, Beta: 0.5),
        Family = new KumaraswamyFamily(new Mlp([400], Activation.Relu)),
    };

    public static readonly VaeSpec SparseLogits = Sparse with { Family = new LogitGaussian(new Mlp([400], Activation.Relu)) };

    public static readonly VaeSpec Vamp = Standard with { Prior = new VampPrior(20, PseudoInputs: 100) };
}
