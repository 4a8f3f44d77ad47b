using System.CommandLine;
using System.CommandLine.Invocation;
using System.Runtime.InteropServices;
using Vae.Functional.Benchmarks.AnalyzerTime;
using Vae.Functional.Benchmarks.Bits;
using Vae.Functional.Benchmarks.MnistBound;
using Vae.Functional.Benchmarks.Multiplies;
using Vae.Functional.Benchmarks.Steps;
using Vae.Functional.Benchmarks.Steps.Growth;

// A benchmark that is interrupted stops within a training step, ends its child and removes its files; it does so in its own time.
using var interruption = new CancellationTokenSource();
using var handler = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
{
    signal.Cancel = true;
    interruption.Cancel();
});

var benchmarks = new RootCommand("Comparisons of Vae.Functional with other ways to compute the same things.")
{
    StepsCommand.Create(),
    GrowthCommand.Create(),
    CeilingsCommand.Create(),
    MnistBoundCommand.Create(),
    MultipliesCommand.Create(),
    BitsCommand.Create(),
    AnalyzerTimeCommand.Create(),
};
var command = benchmarks.Parse(args);
if (command.Action is ParseErrorAction wrong)
    wrong.ShowHelp = false;
return await command.InvokeAsync(new() { ProcessTerminationTimeout = null }, interruption.Token);
