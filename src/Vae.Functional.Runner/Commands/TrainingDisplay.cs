using LanguageExt;
using Spectre.Console;
using Vae.Functional.Engine.Training;
using Vae.Functional.Runner.Runs;

namespace Vae.Functional.Runner.Commands;

/// <summary>A run as it goes: a line an epoch, and on a terminal a bar with the time left.</summary>
internal static class TrainingDisplay
{
    /// <summary>Trains under the eyes of the user.</summary>
    /// <param name="run">What is trained.</param>
    /// <param name="start">Where it goes on from.</param>
    /// <param name="speeds">Where the measured speeds go, by epoch.</param>
    /// <param name="train">Trains, and tells the progress that it is given.</param>
    public static Either<Fault, TrainingOutcome> Show(
        Run run,
        TrainingState start,
        IDictionary<int, double> speeds,
        Func<IProgress<TrainingProgress>, Either<Fault, TrainingOutcome>> train)
    {
        Console.WriteLine($"{run.Id} on {run.Identity.Name}; {Wordings.Count(run.Plan.Epochs, "epoch")} of batches of "
            + $"{run.Plan.BatchSize}, seed {run.Plan.Seed}; {run.Engine.Name}");
        Console.WriteLine(Wordings.Verdict(run.Verdict));
        if (start.HasEnded(run.Plan))
            Console.WriteLine($"training ended after epoch {start.Epoch}; only its results are written anew");
        else if (start.Epoch > 0 || start.Step > 0)
            Console.WriteLine($"going on after epoch {start.Epoch}, batch {start.Step}");
        if (!start.HasEnded(run.Plan))
            Console.WriteLine("values are in nats per observation, with the divergence at full weight");

        var meter = new SpeedMeter(speeds);
        if (start.HasEnded(run.Plan) || !AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
            return train(new Listener(run, meter, _ => { }, Console.WriteLine));

        var result = default(Either<Fault, TrainingOutcome>);
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var bar = context.AddTask("training");
                result = train(new Listener(run, meter, progress => Advance(bar, progress, speeds), line => AnsiConsole.WriteLine(line)));
            });
        return result;
    }

    private static void Advance(ProgressTask bar, TrainingProgress progress, IDictionary<int, double> speeds)
    {
        bar.MaxValue = (double)progress.Epochs * progress.Steps;
        bar.Value = (double)(progress.Epoch - 1) * progress.Steps + progress.Step;
        bar.Description = FormattableString.Invariant($"epoch {progress.Epoch}/{progress.Epochs} {speeds[progress.Epoch],7:N0} obs/s");
    }

    // Called on the training thread: an asynchronous progress could report an epoch after its checkpoint's successor.
    private sealed class Listener(Run run, SpeedMeter meter, Action<TrainingProgress> advance, Action<string> line)
        : IProgress<TrainingProgress>
    {
        private readonly string trained = run.TrainingValues.ObjectiveName;
        private readonly string heldOut = run.HeldOutValues.ObjectiveName;

        public void Report(TrainingProgress progress)
        {
            var speed = meter.Measure(progress);
            if (progress.Completed is { } epoch)
                line(Line(progress, epoch, speed));
            advance(progress);
        }

        private string Line(TrainingProgress progress, EpochMetrics epoch, double speed)
        {
            var name = heldOut == trained ? "" : $"{heldOut} ";
            var validation = epoch.Validation is { } held ? $", {name}{Wordings.Nats(held.Value)} validation" : "";
            var weight = epoch.KlWeight == 1
                ? ""
                : FormattableString.Invariant($"  trained with the divergence at weight {epoch.KlWeight:G4}");
            return FormattableString.Invariant($"epoch {epoch.Epoch,3}/{progress.Epochs}  {trained} {Wordings.Nats(epoch.Train.Value)} train")
                + FormattableString.Invariant($"{validation}  {speed:N0} obs/s{weight}");
        }
    }
}
