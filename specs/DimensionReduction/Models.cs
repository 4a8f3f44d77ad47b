namespace Vae.Functional.Specs;

public static partial class DimensionReduction
{
    private const string GreyAsBits = "the source takes grey for the probability of black";

    private static readonly Mlp Down = new([400, 256, 128], Activation.Relu);
    private static readonly Mlp Up = new([128, 256, 400], Activation.Relu);

    /// <summary>784 → 400 → 256 → 128 → 2 and back.</summary>
    public static readonly VaeSpec Plane = new(
        Observation:     new UnitInterval((28, 28)),
        Prior:           new StandardNormal(2),
        Family:          new DiagonalGaussian(Down),
        Likelihood:      new Bernoulli(Up),
        AcceptSurrogate: GreyAsBits);

    public static readonly VaeSpec Twenty = Plane with { Prior = new StandardNormal(20) };

    /// <summary>The same networks without noise.</summary>
    public static readonly VaeSpec PlaneAutoencoder = Plane with
    {
        Family          = new PointMass(Down),
        AcceptSurrogate = "a deterministic autoencoder is what the source compares with",
    };

    public static readonly VaeSpec TwentyAutoencoder = PlaneAutoencoder with { Prior = new StandardNormal(20) };

    // The source's rate and batches in full; two seeds of eight epochs see as many observations as its fifteen.
    private static TrainingPlan LadderPlan(StudyRun run, ulong seed = 0) =>
        new(Epochs: 8, BatchSize: run.Choose(50, 128), Seed: seed, ValidationFraction: 0);
}
