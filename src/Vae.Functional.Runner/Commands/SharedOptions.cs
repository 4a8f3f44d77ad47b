using System.CommandLine;
using LanguageExt;
using Vae.Functional.Engine;
using Vae.Functional.Runner.Specs;

namespace Vae.Functional.Runner.Commands;

/// <summary>Arguments and options that several commands take, described once.</summary>
internal static class SharedOptions
{
    private const string ThreadsName = "--threads";

    public static Argument<string> Spec() => new("spec") { Description = "The id of a spec, as 'list' shows it." };

    public static System.CommandLine.Option<string?> Data(string otherwise) =>
        Path("--data", $"A folder of IDX files (gzipped or not) or a .csv file; {otherwise} where left out.");

    public static System.CommandLine.Option<string?> Path(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "path",
        Validators =
        {
            result =>
            {
                if (result.Tokens is [{ Value: "" }])
                    result.AddError($"{name} is empty; give a path, or leave it out.");
            },
        },
    };

    public static System.CommandLine.Option<Binarise?> Binarise() => Numbers.Word<Binarise>(
        "--binarise",
        "How grey values become bits for a Binary observation: static (default; one seeded draw a pixel), threshold, "
        + "dynamic (a draw each epoch).");

    public static System.CommandLine.Option<int?> Batch() => Numbers.Whole("--batch", "Observations a step, 100 by default.");

    public static System.CommandLine.Option<int?> Epochs() =>
        Numbers.Whole("--epochs", $"Passes over the training data, {Runs.RunSettings.DefaultEpochs} by default.");

    public static System.CommandLine.Option<int?> KlWarmup() =>
        Numbers.Whole("--kl-warmup", "Epochs over which the weight of the divergence grows from 0, none by default.");

    public static System.CommandLine.Option<int?> KlCycle() =>
        Numbers.Whole("--kl-cycle", "Epochs after which the warm-up begins anew, never by default.");

    public static System.CommandLine.Option<int?> Threads() => Numbers.Whole(
        ThreadsName, "Threads that divide each step, 1 by default; they pay where each has a core to itself, and round otherwise than one.");

    public static System.CommandLine.Option<EngineKind?> EngineKind(string otherwise) => Numbers.Word<EngineKind>(
        "--engine", $"What computes: torch (libtorch; ./vae sets it up) or embedded (managed code); {otherwise} where left out.");

    public static System.CommandLine.Option<Precision?> Precision() => Numbers.Word<Precision>(
        "--precision",
        "Of matrix products: single (float32, the default), mixed (bfloat16 factors, where the processor multiplies them) or emulated "
        + "(what mixed computes, in float32 instructions).");

    public static System.CommandLine.Option<ComputeDevice?> Device() => Numbers.Word<ComputeDevice>(
        "--device",
        "Where programs run: cpu (the default) or cuda (an NVIDIA GPU, by the torch engine and a libtorch that is built for CUDA).");

    public static System.CommandLine.Option<string?> Estimator(SpecCatalog catalog) => new("--estimator")
    {
        Description = $"How the objective is estimated: {string.Join(", ", EstimatorCatalog.Forms(catalog.Assembly))}; "
            + "numbers stand for what follows a colon or =, as in renyi:0.5 and denoising:gaussian=0.3.",
        HelpName = "name",
    };

    public static System.CommandLine.Option<string?> Optimiser() => new("--optimiser")
    {
        Description = $"How parameters follow the gradient: {string.Join(", ", OptimiserCatalog.Forms)}; adam where left out.",
        HelpName = "name",
    };

    public static System.CommandLine.Option<int?> Samples() => Numbers.Whole("--samples", "Draws of z for each observation, 1 by default.");

    /// <summary>The estimator that the options name, or the fallback where they name none.</summary>
    public static Either<Fault, Estimator> Chosen(SpecCatalog catalog, string? estimator, int? samples, Estimator fallback) =>
        estimator is not null ? EstimatorCatalog.Find(catalog.Assembly, estimator, samples)
        : samples is { } count ? EstimatorCatalog.With(fallback, count)
        : fallback;

    /// <summary>What the engine is asked for.</summary>
    public static Either<Fault, EngineOptions> Engine(
        int? threads, EngineKind? kind, Precision? precision = null, ComputeDevice? device = null) =>
        threads < 1 || threads > Environment.ProcessorCount
            ? new Fault($"{ThreadsName} is {threads}; give a number from 1 to {Environment.ProcessorCount}, the cores of this machine")
            : new EngineOptions(threads ?? 1, kind, precision ?? Vae.Functional.Precision.Single, device ?? ComputeDevice.Cpu);
}
