using Vae.Functional.Benchmarks.Running;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Data;

namespace Vae.Functional.Benchmarks.MnistBound;

/// <summary>What is run.</summary>
/// <param name="DataFolder">Of MNIST's IDX files.</param>
/// <param name="Epochs">Passes over the training rows.</param>
/// <param name="Seeds">Runs of each side.</param>
internal sealed record MnistBoundOptions(string DataFolder, int Epochs, int Seeds);

/// <summary>
/// Trains one model with Vae.Functional and with plain PyTorch on the very same bits, in turn, so that a slow minute of the
/// machine meets both sides. Only initial values, shuffles and noise differ: the two draw from their own generators.
/// </summary>
internal static class MnistBoundBenchmark
{
    private const ulong BinarisationSeed = 0;

    public static async Task<Comparison> Run(MnistBoundOptions options, TextWriter output, CancellationToken cancellation)
    {
        using var engine = Engines.Find().OrThrow();
        var pyTorch = new PyTorchSide((await Python.Find(cancellation)).OrThrow());
        var bits = Bits(options.DataFolder);
        var plan = new TrainingPlan(options.Epochs);
        var parts = Parts(bits, plan);
        var setting = new Setting(
            bits.Name, bits.Width, BinarisationSeed, parts.Training.Count, bits.Test!.Count, plan, engine.Name, pyTorch.Python.Description);
        output.Write(ComparisonText.Header(setting));

        using var folder = new TemporaryFolder();
        var testFile = folder.Write("test.bits", bits.Test!);
        var runs = new List<RunResult>();
        foreach (var seed in Enumerable.Range(0, options.Seeds).Select(seed => (ulong)seed))
        {
            var seeded = plan with { Seed = seed };
            var trainingFile = folder.Write("train.bits", Parts(bits, seeded).Training);
            Add(OurSide.Run(bits, seeded, cancellation));
            Add(await pyTorch.Run(trainingFile, testFile, bits.Width, seeded, cancellation));
        }
        return new Comparison(setting, [.. runs]);

        void Add(RunResult run)
        {
            runs.Add(run);
            output.Write(ComparisonText.Row(run));
        }
    }

    private static DataSet Bits(string folder)
    {
        var bits = Data.Idx(folder).Binarised(Binarise.Static, BinarisationSeed);
        if (bits.Test is null)
            throw new VaeException(new Fault($"{folder}: holds no test images; give the folder of MNIST's four IDX files"));
        return bits;
    }

    // The rows that training sets aside follow from the plan's seed, as they do inside the trainer.
    private static DataSplit Parts(DataSet bits, TrainingPlan plan) => bits.Split(plan.ValidationFraction, plan.Seed).OrThrow();
}
