using System.CommandLine;
using Vae.Functional.Benchmarks.Running;
using Vae.Functional.Engine.Checkpoints;

namespace Vae.Functional.Benchmarks.MnistBound;

/// <summary>The command line of the comparison: options in, a printed result and an exit code out.</summary>
internal static class MnistBoundCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The folder of MNIST's four IDX files, gzipped or not.", Required = true };
        var epochs = Numbers.Positive("--epochs", "Passes over the training rows.", 10);
        var seeds = Numbers.Positive("--seeds", "Runs of each side, with seeds from 0.", 3);
        var json = new Option<string?>("--json") { Description = "A file to write the result to as well." };
        var command = new Command("mnist-bound", "Compares test bounds with plain PyTorch: the same model and the very same bits.")
        {
            data, epochs, seeds, json,
        };
        command.SetAction((arguments, cancellation) =>
        {
            var options = new MnistBoundOptions(arguments.GetRequiredValue(data), arguments.GetValue(epochs), arguments.GetValue(seeds));
            return Run(options, arguments.GetValue(json), cancellation);
        });
        return command;
    }

    private static Task<int> Run(MnistBoundOptions options, string? json, CancellationToken cancellation) => CommandOutcome.Of(async () =>
    {
        var comparison = await MnistBoundBenchmark.Run(options, Console.Out, cancellation);
        Console.Out.Write(ComparisonText.Summary(comparison));
        if (json is not null)
            AtomicFile.Write(json, stream => stream.Write(ComparisonText.Json(comparison))).OrThrow();
        return comparison.IsWithinTolerance ? 0 : 1;
    });
}
