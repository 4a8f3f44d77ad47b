using LanguageExt;
using Vae.Functional.Benchmarks.Running;
using Vae.Functional.Noise;

namespace Vae.Functional.Benchmarks.Steps.Contestants;

/// <summary>What a contestant is asked to train.</summary>
/// <param name="Model">The model, with its batch size.</param>
/// <param name="Threads">For arithmetic.</param>
/// <param name="Steps">Of a round.</param>
/// <param name="Python">With PyTorch, or why there is none.</param>
internal sealed record Entry(StepModel Model, int Threads, int Steps, Either<Fault, Python> Python)
{
    /// <summary>Observations for some steps: random bits, or random numbers in [0, 1].</summary>
    public float[] Observations(int steps)
    {
        var values = new float[steps * Model.Batch * Model.Width];
        NoiseKey.FromSeed(0).Then("observations").FillUniform(values);
        if (Model.Density == Density.Bernoulli)
            foreach (ref var value in values.AsSpan())
                value = value < 0.5f ? 0 : 1;
        return values;
    }
}
