using System.Globalization;
using System.Runtime.InteropServices;
using LanguageExt;
using Vae.Functional.Benchmarks.Running;

namespace Vae.Functional.Benchmarks.Steps.Contestants;

/// <summary>PyTorch, eager or with its model compiled by torch.jit.script, in a process that takes turns line by line.</summary>
internal sealed class PyTorchContestant : IContestant
{
    private const string Script = "steps.py";

    private readonly Entry entry;
    private readonly Conversation child;

    private PyTorchContestant(Entry entry, Python python, bool scripted)
    {
        this.entry = entry;
        child = python.Converse(Script, Arguments(entry, scripted), entry.Threads);
        Note = $"{(scripted ? "torch.jit.script, " : "")}PyTorch {python.Description}";
    }

    public static Either<Fault, IContestant> Of(Entry entry, bool scripted) =>
        entry.Python.Map(python => (IContestant)new PyTorchContestant(entry, python, scripted));

    public string Note { get; }

    public async Task<double> Round(CancellationToken cancellation) => Numbers(await child.Ask($"round {entry.Steps}", cancellation)).Single();

    /// <summary>The loss of each of some steps on the same batch and noise.</summary>
    /// <param name="entry">The model.</param>
    /// <param name="scripted">Whether the model is compiled by torch.jit.script.</param>
    /// <param name="parameters">Each layer's weight, [inputs, outputs], and bias, in the order of <see cref="StepModel.AllLayers"/>.</param>
    /// <param name="batch">[B, D].</param>
    /// <param name="noise">[K·B, d].</param>
    /// <param name="steps">How many.</param>
    /// <param name="cancellation">Ends the child.</param>
    public static async Task<double[]> Losses(
        Entry entry, bool scripted, float[] parameters, float[] batch, float[] noise, int steps, CancellationToken cancellation)
    {
        using var contestant = new PyTorchContestant(entry, entry.Python.OrThrow(), scripted);
        using var folder = new TemporaryFolder();
        var file = folder.Write("step.f32", MemoryMarshal.AsBytes<float>([.. parameters, .. batch, .. noise]));
        return Numbers(await contestant.child.Ask($"losses {steps} {file}", cancellation));
    }

    private static double[] Numbers(string line) =>
        Array.ConvertAll(line.Split(' '), number => double.Parse(number, CultureInfo.InvariantCulture));

    private static IEnumerable<string> Arguments(Entry entry, bool scripted) =>
    [
        "--width", $"{entry.Model.Width}", "--hidden", string.Join(',', entry.Model.Hidden), "--latent", $"{entry.Model.Latent}",
        "--activation", entry.Model.Activation.ToString().ToLowerInvariant(), "--density", entry.Model.Density.ToString().ToLowerInvariant(),
        "--batch", $"{entry.Model.Batch}", "--draws", $"{entry.Model.Draws}", "--rows", $"{entry.Steps * entry.Model.Batch}",
        "--threads", $"{entry.Threads}", .. scripted ? ["--script"] : Array.Empty<string>(),
    ];

    public void Dispose() => child.Dispose();
}
