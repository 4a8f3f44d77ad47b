using System.Security.Cryptography;
using System.Text;
using LanguageExt;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Engine.Training;
using Vae.Functional.Runner.Commands;
using Vae.Functional.Runner.Runs;

namespace Vae.Functional.Runner.Studies;

/// <summary>
/// Trained models by what determines them: spec, plan, data and engine. A training that was interrupted goes on where it stopped, and a
/// longer one begins where a shorter one ended, bit for bit as if it had been trained in one go.
/// </summary>
/// <param name="folder">Where they are kept.</param>
/// <param name="options">What they are trained on.</param>
/// <param name="display">Told what is trained.</param>
internal sealed class ModelStore(string folder, EngineOptions options, IStudyDisplay display)
{
    private const string Extension = ".safetensors";
    private const string Unfinished = "unfinished" + Extension;

    /// <summary>The model, trained where it is not there yet.</summary>
    /// <exception cref="OperationCanceledException">The user asked to stop; what was trained so far is kept.</exception>
    public Either<Fault, Fit> Train(VaeSpec spec, DataSet data, TrainingPlan plan) =>
        from engine in Engines.Find(options)
        let identity = DataIdentity.Of(data)
        from own in Folder(spec, identity, plan, engine)
        let path = Path.Combine(own, plan.Epochs + Extension)
        from there in Held(engine, _ => File.Exists(path) ? Prelude.unit : Train(spec, data, identity, plan, engine, own, path))
        select Fit.Load(path, options);

    private static T Held<TResource, T>(TResource resource, Func<TResource, T> use) where TResource : IDisposable
    {
        using (resource)
            return use(resource);
    }

    private Either<Fault, string> Folder(VaeSpec spec, DataIdentity identity, TrainingPlan plan, IEngine engine)
    {
        var key = string.Join('\n',
            RecordJson.Write(spec), RecordJson.Write(plan with { Epochs = 1 }), identity.Fingerprint, identity.RedrawSeed, engine.Kind);
        var own = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16]);
        return Folders.Make(own).Map(_ => own);
    }

    // Only training is stopped with care: a signal ends all else at once.
    private Either<Fault, Unit> Train(
        VaeSpec spec, DataSet data, DataIdentity identity, TrainingPlan plan, IEngine engine, string own, string path) =>
        Trainer.Create(spec, plan, data, engine).Bind(trainer => Held(trainer, _ => Held(new StopSignal(), stop =>
            from start in Longest(own, plan).Match(
                Some: file => Checkpoint.Load(file).Map(checkpoint => checkpoint.State),
                None: () => trainer.Start())
            let unfinished = Path.Combine(own, Unfinished)
            from outcome in trainer.Run(start, new TrainingHooks(
                display.Training(spec, plan, data),
                state => new Checkpoint(spec, plan, identity, state).Save(unfinished),
                stop.Token))
            from whole in outcome.IsInterrupted
                ? throw new OperationCanceledException(stop.Token)
                : new Checkpoint(spec, plan, identity, outcome.State).Save(path)
            select Removed(unfinished))));

    // What has trained the most epochs of those that this plan has too. An unfinished one is dearest: nothing else has what it has.
    private static Option<string> Longest(string own, TrainingPlan plan)
    {
        var files =
            from file in Directory.EnumerateFiles(own, "*" + Extension)
            let epochs = EpochsOf(file)
            where epochs < plan.Epochs
            orderby epochs
            select file;
        return files.LastOrNone();
    }

    private static double EpochsOf(string file) => Path.GetFileName(file) == Unfinished
        ? Checkpoint.Load(file).Match(Right: checkpoint => checkpoint.State.Epoch + 0.5, Left: _ => double.PositiveInfinity)
        : int.Parse(Path.GetFileNameWithoutExtension(file), System.Globalization.CultureInfo.InvariantCulture);

    private static Unit Removed(string path)
    {
        File.Delete(path);
        return Prelude.unit;
    }
}
