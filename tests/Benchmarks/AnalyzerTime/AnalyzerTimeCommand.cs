using System.CommandLine;
using Vae.Functional.Benchmarks.Running;

namespace Vae.Functional.Benchmarks.AnalyzerTime;

/// <summary>The command line of the measurement: a printed result, and 0 where the analyzers cost no more than they may.</summary>
internal static class AnalyzerTimeCommand
{
    public static Command Create()
    {
        var command = new Command(
            "analyzer-time",
            "What the analyzers cost in a build: their share of the compiler's time on 1,000 specs in 200 files, with the code that uses them "
            + "and alone, and the time that they spend on a file that does not mention the library. Generates three projects in a temporary "
            + "folder and builds each with -p:ReportAnalyzer=true, in a compiler process of its own and in the compiler server that builds "
            + "share, once that is warm.");
        command.SetAction((_, cancellation) =>
            CommandOutcome.Of(async () => await AnalyzerTimeBenchmark.Run(Console.Out, cancellation) ? 0 : 1));
        return command;
    }
}
