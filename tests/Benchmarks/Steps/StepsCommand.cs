using System.CommandLine;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Vae.Functional.Benchmarks.Running;
using Vae.Functional.Benchmarks.Steps.Contestants;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Checkpoints;

namespace Vae.Functional.Benchmarks.Steps;

/// <summary>The command line of the comparison: options in, rows and an exit code out.</summary>
internal static class StepsCommand
{
    public static Command Create()
    {
        var quick = new Option<bool>("--quick") { Description = "Few, short rounds: whether everything runs, not how fast it is." };
        var json = new Option<string?>("--json") { Description = "A file to write the rows to as well." };
        var threads = Numbers.Positive("--threads", "Threads for each contestant's arithmetic.", 1);
        var model = Words.Option("--model", "Only these models, by their widths.", StepModel.All.Select(model => model.Name));
        var contestant = Words.Option("--contestant", "Only these contestants.", Contestant.All.Select(contestant => contestant.Name));
        var command = new Command("steps", "Times whole training steps: ours, TorchSharp as usual, PyTorch, and the multiplies alone.")
        {
            quick, json, threads, model, contestant,
        };
        command.SetAction((arguments, cancellation) =>
        {
            var isQuick = arguments.GetValue(quick);
            var options = new StepsOptions(
                [.. StepModel.All.Where(one => Words.IsAsked(arguments.GetValue(model), one.Name))],
                [.. Contestant.All.Where(one => Words.IsAsked(arguments.GetValue(contestant), one.Name))],
                arguments.GetValue(threads),
                Rounds: isQuick ? 3 : 11,
                Operations: isQuick ? 2e9 : 2e10,
                WarmUp: TimeSpan.FromSeconds(isQuick ? 0.2 : 1.5));
            return CommandOutcome.Of(() => Run(options, arguments.GetValue(json), cancellation));
        });
        return command;
    }

    private static async Task<int> Run(StepsOptions options, string? json, CancellationToken cancellation)
    {
        if (options.Threads > Environment.ProcessorCount)
            throw new VaeException(new Fault(
                $"--threads is {options.Threads}; give a number from 1 to {Environment.ProcessorCount}, the cores of this machine"));
        using (Engines.Find(new EngineOptions(options.Threads, EngineKind.Torch)).OrThrow())
        {
            var blas = Blas.Loaded();
            if (blas.IsReference)
                throw new VaeException(new Fault(
                    $"libtorch multiplies with {blas.Name}, beside which every ratio flatters; install OpenBLAS "
                    + "(Debian: apt-get install libopenblas0-pthread) or choose it (update-alternatives --auto libblas.so.3-x86_64-linux-gnu)"));
            Console.WriteLine($"BLAS behind libtorch: {blas.Name}");
        }
        Console.WriteLine(
            $"machine: {Environment.ProcessorCount} cores, {Vectors()}-bit vectors, {RuntimeInformation.FrameworkDescription}, "
            + RuntimeInformation.OSDescription);

        var rows = await StepsBenchmark.Run(options, Console.Out, cancellation);
        if (json is not null)
            AtomicFile.Write(json, stream => stream.Write(StepRowText.Json(rows))).OrThrow();
        return 0;
    }

    private static int Vectors() => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
}
