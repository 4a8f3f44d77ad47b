using System.Diagnostics;
using System.Globalization;
using LanguageExt;
using Spectre.Console;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Engine.Training;
using Vae.Functional.Runner.Specs;

namespace Vae.Functional.Runner.Commands;

/// <summary>
/// A run as it goes: a line an epoch, and on a terminal a bar with the time left. The clock is read here and nowhere deeper.
/// </summary>
internal static class TrainingDisplay
{
    public static Either<Fault, TrainingOutcome> Show(
        DeclaredSpec declared, TrainingPlan plan, DataIdentity data, IEngine engine, TrainingState start, IDictionary<int, double> speeds,
        Func<IProgress<TrainingProgress>, Either<Fault, TrainingOutcome>> run)
    {
        Console.WriteLine($"{declared.Id} on {data.Name}; {plan.Epochs} epochs of batches of {plan.BatchSize}, seed {plan.Seed}; {engine.Name}");
        Console.WriteLine(declared.Spec.Verdict);
        if (start.Epoch > 0 || start.Step > 0)
            Console.WriteLine($"going on after epoch {start.Epoch}, batch {start.Step}");

        if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
            return run(new Listener(declared.Spec, speeds, _ => { }, Console.WriteLine));

        var result = default(Either<Fault, TrainingOutcome>);
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var bar = context.AddTask("training");
                result = run(new Listener(declared.Spec, speeds, state => Advance(bar, state), line => AnsiConsole.WriteLine(line)));
            });
        return result;
    }

    private static void Advance(ProgressTask bar, (TrainingProgress Progress, double Speed) state)
    {
        var (progress, speed) = state;
        bar.MaxValue = (double)progress.Epochs * progress.Steps;
        bar.Value = (double)(progress.Epoch - 1) * progress.Steps + progress.Step;
        bar.Description = string.Create(CultureInfo.InvariantCulture, $"epoch {progress.Epoch}/{progress.Epochs} {speed,7:N0} obs/s");
    }

    // Called on the training thread: an asynchronous progress could report an epoch after its checkpoint's successor.
    private sealed class Listener(VaeSpec spec, IDictionary<int, double> speeds, Action<(TrainingProgress Progress, double Speed)> advance, Action<string> line) : IProgress<TrainingProgress>
    {
        private readonly string name = spec.EvaluationVerdict.ObjectiveName;
        private readonly Stopwatch clock = Stopwatch.StartNew();
        private long seenBefore;

        public void Report(TrainingProgress progress)
        {
            var speed = (progress.Observations - seenBefore) / Math.Max(clock.Elapsed.TotalSeconds, 1e-3);
            if (progress.Completed is { } epoch)
            {
                speeds[epoch.Epoch] = speed;
                line(Line(progress, epoch, speed));
                (seenBefore, _) = (progress.Observations, Restart());
            }
            advance((progress, speed));
        }

        private int Restart()
        {
            clock.Restart();
            return 0;
        }

        private string Line(TrainingProgress progress, EpochMetrics epoch, double speed)
        {
            var validation = epoch.Validation is { } held ? $", {Wordings.Nats(held.Value)} validation" : "";
            var weight = epoch.KlWeight == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"   weight of the divergence {epoch.KlWeight:G4}");
            return string.Create(CultureInfo.InvariantCulture, $"epoch {epoch.Epoch,3}/{progress.Epochs}   {name} {Wordings.Nats(epoch.Train.Value)} train{validation} nats per observation   {speed:N0} obs/s{weight}");
        }
    }
}
