using System.Globalization;
using Spectre.Console;
using Vae.Functional.Engine.Profiling;
using SpectreTable = Spectre.Console.Table;

namespace Vae.Functional.Runner.Commands;

/// <summary>A profile as the console shows it: what it comes to, then its parts, the dearest first.</summary>
internal static class ProfileText
{
    // Wide enough that no row breaks where the output is no terminal.
    private const int Width = 200;

    private static readonly (Work Work, string Name)[] Kinds =
    [
        (Work.Multiply, "matrix products"), (Work.Elementwise, "element-wise work"), (Work.Optimiser, "optimiser"), (Work.Noise, "noise"),
        (Work.Batch, "batch"), (Work.Results, "results"),
    ];

    public static void Write(TextWriter output, string id, StepProfile profile)
    {
        output.WriteLine($"{id}, batches of {profile.BatchSize}; {profile.Engine}");
        output.WriteLine();
        output.WriteLine(Invariant($"a step takes {Milliseconds(profile.Seconds)} ms, {profile.BatchSize / profile.Seconds:N0} observations a second: ")
            + Floor(profile));
        output.WriteLine(string.Join(", ", Kinds.Select(kind => $"{kind.Name} {Share(profile.SecondsOf(kind.Work), profile)}")));
        output.WriteLine(Memory(profile.Memory));
        output.WriteLine($"plan: composed, planned and compiled in {Milliseconds(profile.Preparation.FirstSeconds)} ms for the first time, "
            + $"{Milliseconds(profile.Preparation.NextSeconds)} ms the next");
        output.WriteLine();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = Width;
        console.Write(Parts(profile));
    }

    private static string Floor(StepProfile profile) => profile.FloorSeconds == 0
        ? "it multiplies no matrices"
        : Invariant($"{profile.Ratio:F2} × the floor, its matrix products alone, {Milliseconds(profile.FloorSeconds)} ms at ")
            + Invariant($"{profile.Parts.Sum(part => part.Operations) / profile.FloorSeconds * 1e-9:F0} Gflop/s");

    private static string Memory(PlanMemory memory) =>
        $"memory: parameters, gradients and the optimiser's moments {Megabytes(memory.Flat)} MB, activations {Megabytes(memory.Arena)} MB "
        + $"({Megabytes(memory.Live)} MB at most alive at once), inputs {Megabytes(memory.Inputs)} MB; "
        + Invariant($"{memory.Overhead:F2} × what cannot be done without");

    private static SpectreTable Parts(StepProfile profile)
    {
        var table = new SpectreTable().Border(TableBorder.Simple).AddColumns("layer or term", "what");
        foreach (var numbers in new[] { "ms", "share", "floor, ms", "Gflop/s", "MB", "GB/s" })
            table.AddColumn(numbers, column => column.RightAligned());
        foreach (var part in profile.Parts.OrderByDescending(part => part.Seconds))
            table.AddRow(
                Markup.Escape(part.Name.Where),
                Markup.Escape(part.Name.What),
                Milliseconds(part.Seconds),
                Share(part.Seconds, profile),
                part.AloneSeconds > 0 ? Milliseconds(part.AloneSeconds) : "",
                part.Operations > 0 ? Invariant($"{part.Operations / part.Seconds * 1e-9:F1}") : "",
                part.Bytes > 0 ? Megabytes(part.Bytes) : "",
                part.Bytes > 0 && part.Operations == 0 ? Invariant($"{part.Bytes / part.Seconds * 1e-9:F1}") : "");
        return table;
    }

    private static string Milliseconds(double seconds) => Invariant($"{1e3 * seconds:F3}");

    private static string Megabytes(double bytes) => Invariant($"{bytes * 1e-6:F2}");

    private static string Share(double seconds, StepProfile profile) => Invariant($"{100 * seconds / profile.Seconds:F1} %");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
