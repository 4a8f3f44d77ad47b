using Vae.Functional.Engine.Checkpoints;

namespace Vae.Functional.Runner.Tests.Runs;

/// <summary>A good checkpoint under a plan that will do it no good.</summary>
internal static class RunawayPlan
{
    public static void Write(string path, double learningRate)
    {
        var checkpoint = Checkpoint.Load(path).OrThrow();
        (checkpoint with { Plan = checkpoint.Plan with { LearningRate = learningRate, Epochs = 6 } }).Save(path).OrThrow();
    }
}
