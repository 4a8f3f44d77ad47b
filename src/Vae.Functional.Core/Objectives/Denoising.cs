using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Print;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// The denoising bound, E log p(x|z) − β (log q(z|x̃) − log p(z)) with x̃ ~ c(x̃|x), z ~ q(z|x̃) (Im, Ahn, Memisevic and Bengio 2017): the
/// family sees the observation corrupted, the likelihood sees it whole. Every x̃ gives some density over z, and any of them bounds
/// log p(x), so their mean does; it can lie above or below the evidence lower bound of q(z|x). The divergence is in closed form where
/// there is one. The corruption may weaken while training goes on (Geras and Sutton 2014): every strength gives a bound, and values of an
/// evaluation are those of the last.
/// </summary>
/// <param name="Corruption">c(x̃|x).</param>
/// <param name="Samples">L, draws of x̃ and z for each observation.</param>
/// <param name="DecayEpochs">Epochs over which the strength of the corruption falls linearly from 1; 0 for 1 throughout.</param>
/// <param name="Remaining">To what it falls, from 0 to 1.</param>
public sealed record Denoising(Corruption Corruption, int Samples = 1, int DecayEpochs = 0, double Remaining = 0) : Estimator
{
    /// <summary>The noise from which corrupted observations are made.</summary>
    public const string CorruptionNoise = "corruption";

    /// <inheritdoc/>
    public override Claims Claims
    {
        get
        {
            var bound = new Quantity.DenoisingBound(Corruption, Strength.Schedule.To);
            return new(new Quantity.LogEvidence(), bound, EncoderGradientFor: bound, DecoderGradientFor: bound);
        }
    }

    /// <inheritdoc/>
    public override ImmutableArray<ScheduledInput> Schedules => [Strength];

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
    [
        .. EvidenceLowerBound.SampleFaults(Samples),
        .. Corruption.Faults,
        .. DecayEpochs >= 0 ? Array.Empty<string>() : [$"DecayEpochs is {DecayEpochs}; give 0 or a positive number"],
        .. Remaining is >= 0 and <= 1
            ? Array.Empty<string>()
            : [$"Remaining is {GraphText.Number(Remaining)}; give a number from 0 to 1"],
    ];

    private ScheduledInput Strength => new(
        "corruption_strength",
        "the strength of the corruption",
        ("t", "t"),
        new Schedule(1, DecayEpochs == 0 ? 1 : Remaining, DecayEpochs));

    /// <inheritdoc/>
    public override Either<Fault, Objective> Build(VaeModel model)
    {
        if (model.Spec.Family is EncoderFamily { Network: PerObservation })
            return new Fault(Bounds.OtherInputs.Reason(nameof(Denoising)));
        var q = model.PosteriorOf(Corrupted(model));
        var draw = model.DrawWithDensityEach(q, Samples);
        var reconstruction = VaeModel.MeanOverSamples(model.LogLikelihood(draw.Value, Samples), Samples);
        return EvidenceLowerBound.Of(model, reconstruction, VaeModel.MeanOverSamples(Divergence(model, q, draw), Samples));
    }

    // [L·B]; one number stands for all rows where they share it.
    private Expr Divergence(VaeModel model, Distribution q, DensityDraw draw)
    {
        var divergence = EvidenceLowerBound.Divergence(q, model.Prior)
            .IfLeft(() => draw.LogDensity! - model.Prior.LogDensity(draw.Value));
        return Broadcast(divergence, [new Dimension(Samples, PerBatch: true)]);
    }

    private Expr Corrupted(VaeModel model)
    {
        Dimension rows = new(Samples, PerBatch: true);
        var noise = Expressions.Noise(CorruptionNoise, [rows, model.Spec.Observation.Width], Corruption.Noise).As("η", @"\eta");
        return Corruption.Of(VaeModel.Repeated(model.Observation, Samples), noise, model.Scheduled(Strength)).As("x̃", @"\tilde{x}");
    }
}
