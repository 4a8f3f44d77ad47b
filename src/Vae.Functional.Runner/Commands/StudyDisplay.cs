using Spectre.Console;
using Vae.Functional.Engine.Training;
using Vae.Functional.Runner.Specs;
using Vae.Functional.Runner.Studies;

namespace Vae.Functional.Runner.Commands;

/// <summary>A study as it goes: a line for each training, and on a terminal one that moves.</summary>
internal sealed class StudyDisplay : IStudyDisplay
{
    private readonly SpecCatalog specs;
    private StatusContext? status;

    private StudyDisplay(SpecCatalog specs) => this.specs = specs;

    /// <summary>Runs a study under the eyes of the user.</summary>
    public static T Show<T>(SpecCatalog specs, string id, Func<IStudyDisplay, T> study)
    {
        var display = new StudyDisplay(specs);
        if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
            return study(display);
        return AnsiConsole.Status().Start(Markup.Escape(id), context =>
        {
            display.status = context;
            return study(display);
        });
    }

    /// <inheritdoc/>
    public IProgress<TrainingProgress> Training(VaeSpec spec, TrainingPlan plan, DataSet data)
    {
        var name = $"{Name(spec)} on {data.Name}";
        var line = $"  training {name}: {Wordings.Count(plan.Epochs, "epoch")} of batches of {plan.BatchSize}, seed {plan.Seed}";
        if (status is null)
            Console.WriteLine(line);
        else
            AnsiConsole.WriteLine(line);
        return new Listener(name, status);
    }

    // A study may vary a declared spec: then it is called by what it is.
    private string Name(VaeSpec spec) => specs.Specs.FirstOrDefault(declared => declared.Spec == spec)?.Id
        ?? $"{spec.Likelihood.GetType().Name} of {spec.Prior.Dimension} latent {(spec.Prior.Dimension == 1 ? "dimension" : "dimensions")}";

    // Called on the training thread, at each step.
    private sealed class Listener(string name, StatusContext? status) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress progress) =>
            status?.Status(Markup.Escape($"{name}: epoch {progress.Epoch}/{progress.Epochs}, batch {progress.Step}/{progress.Steps}"));
    }
}
