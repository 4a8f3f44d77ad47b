using Vae.Functional.Engine.Data;

namespace Vae.Functional.Specs;

/// <summary>How source 003 trains: its split, its optimiser, and values over the number of samples seen.</summary>
public static partial class Replication
{
    internal const string File = "003_09db3c00d0d7d77f.txt";

    /// <summary>
    /// Adagrad of step 0.01 over batches of 100. The source adds 1e-6 to the root of squared sums over a batch, of which ours are means.
    /// </summary>
    private static TrainingPlan Plan(int epochs, ulong seed = 0, Estimator? estimator = null) => new(
        epochs, BatchSize: 100, estimator, LearningRate: 0.01, seed, ValidationFraction: 0, Optimiser: new Adagrad(1e-6 / 100));

    /// <summary>
    /// The same with the source's batches, which are the data cut up once: of digits, which are in no order, as good as drawn; of a film,
    /// a scene each.
    /// </summary>
    private static TrainingPlan CutUpOnce(int epochs, ulong seed = 0) => Plan(epochs, seed) with { Batching = Batching.Consecutive };

    /// <summary>The first five sixths to train on, the rest for testing: of MNIST 50,000 and 10,000.</summary>
    private static DataSet FiveSixths(DataSet data) => data.HoldOutLast(data.Count / 6).OrThrow();

    /// <summary>MNIST as the source splits it; of it, or of the digits in its place, 600 images in a hurry.</summary>
    private static DataSet MnistOf(StudyRun run) => FiveSixths(run.Shortened(run.Data.Mnist, 600, 1));

    /// <summary>Frey's face as the source splits it, of which 300 and 100 frames in a hurry.</summary>
    private static DataSet FreyOf(StudyRun run) => run.Shortened(run.Data.FreyFaces, 300, 100);

    /// <summary>The spec with the prior of its weights shared among the observations that there are.</summary>
    private static VaeSpec For(DataSet data, VaeSpec spec) => spec with { Penalty = new WeightPenalty(1.0 / data.Count, Biases: true) };
}
