using System.Collections.Immutable;
using Vae.Functional.Engine.Data;

namespace Vae.Functional.Specs;

/// <summary>One system trained from several seeds: what it reaches on data held out, and what its weights cost.</summary>
/// <param name="Name">The system.</param>
/// <param name="Held">Values over data held out, by seed.</param>
/// <param name="Training">The mean over the batches of the last epoch, nats per observation, by seed.</param>
/// <param name="Explained">The part of the variance of what is held out that reconstructions carry, by seed.</param>
internal sealed record WeightTrials(
    string Name, ImmutableArray<Evaluation> Held, ImmutableArray<double> Training, ImmutableArray<double> Explained)
{
    /// <summary>A system trained to the end of each plan.</summary>
    public static WeightTrials Of(StudyRun run, string name, VaeSpec spec, DataSet data, IEnumerable<TrainingPlan> plans)
    {
        Fit[] fits = [.. plans.Select(plan => run.Train(spec, data, plan))];
        return new(
            name,
            [.. fits.Select(fit => fit.Evaluate(data.Test!))],
            [.. fits.Select(fit => fit.History[^1].Train.Value)],
            [.. fits.Select(fit => Part(data.Test!, fit.Reconstruct(data.Test!)))]);
    }

    /// <summary>How many seeds.</summary>
    public int Seeds => Held.Length;

    /// <summary>Whether reconstructions tell more of what is held out than its mean image, which one that learned nothing may give.</summary>
    public bool Learns => PairedSeeds.Of(Explained, Explained.Select(_ => 0.0)).IsLarger == AuditVerdict.Holds;

    /// <summary>The values.</summary>
    public IEnumerable<double> Values => Held.Select(value => value.Nats);

    /// <summary>KL(q(w)‖p(w))/N, nats per observation; 0 of point estimates.</summary>
    public IEnumerable<double> Costs => Held.Select(value => value.Terms.GetValueOrDefault(Term.Weights));

    /// <summary>The values without what the weights cost: bounds on log p(x|w), averaged over q(w), of data that are not X.</summary>
    public IEnumerable<double> Predictions => Values.Zip(Costs, (value, cost) => value + cost);

    /// <summary>How far training lies above what is held out. The weights cost both the same.</summary>
    public IEnumerable<double> Gaps => Training.Zip(Values, (training, value) => training - value);

    /// <summary>A row of a table.</summary>
    public ImmutableArray<Cell> Row =>
    [
        Name, Cell.From(Held[0]), Values.Average(), Costs.Average(), Predictions.Average(), Training.Average(), Gaps.Average(),
        Explained.Average(),
    ];

    // 1 − Σ ‖x − x̂‖²/Σ ‖x − x̄‖².
    private static double Part(DataSet data, float[] reconstructed)
    {
        var variance = data.SquaredErrors(MeanImage.ForEach(data.Values.AsSpan(), data.Width)).Sum();
        return 1 - data.SquaredErrors(reconstructed).Sum() / variance;
    }
}
