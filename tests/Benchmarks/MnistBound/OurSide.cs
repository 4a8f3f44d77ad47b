namespace Vae.Functional.Benchmarks.MnistBound;

/// <summary>A run of Vae.Functional, through the methods that users call.</summary>
internal static class OurSide
{
    public const string Name = "ours";

    /// <summary>simple-vae/binary: D-400-20-400-D.</summary>
    private static VaeSpec Spec(Shape observation) => new(
        new Binary(observation),
        new StandardNormal(20),
        new DiagonalGaussian(new Mlp([400], Activation.Relu)),
        new Bernoulli(new Mlp([400], Activation.Relu)));

    public static RunResult Run(DataSet bits, TrainingPlan plan, CancellationToken cancellation)
    {
        var clock = new TrainingClock();
        using var fit = Spec(bits.Shape).Train(bits, plan, clock, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var result = fit.Evaluate(bits.Test!);
        return new(Name, plan.Seed, result.Nats, result.StandardError, clock.SecondsPerEpoch);
    }
}
