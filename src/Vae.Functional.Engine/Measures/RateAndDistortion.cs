using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Bounds;
using Vae.Functional.Engine.Measures;

namespace Vae.Functional;

/// <summary>The parts of the bound: the rate E KL(q(z|x)‖p(z)) and the distortion −E log p(x|z); it is minus their sum.</summary>
public sealed record RateAndDistortion : Measure
{
    /// <inheritdoc/>
    public override string Summary => "the two parts of the bound: what z costs, and what x costs given z";

    /// <inheritdoc/>
    public override string Source => "Alemi and others 2018";

    /// <inheritdoc/>
    public override string? Lacking(VaeSpec spec) => Needs.Density(spec);

    /// <inheritdoc/>
    protected internal override Either<Fault, ImmutableArray<Measurement>> Of(MeasuredModel model) =>
        model.EvaluateEach(new AnalyticKl()).BindLeft(_ => model.EvaluateEach(new MonteCarlo())).Map(each => ImmutableArray.Create(
            SampleMean.Of(each[Term.Divergence])
                .Measured("rate", ValueUnit.NatsPerObservation.Text(), Standing.Unbiased, "E KL(q(z|x)‖p(z))"),
            Distortion(model.Spec, SampleMean.Of([.. each[Term.Reconstruction].Select(nats => -nats)]))));

    // What the rules call no likelihood of the data is not called one here.
    private static Measurement Distortion(VaeSpec spec, SampleMean mean)
    {
        const string formula = "−E log p(x|z)";
        var unit = ValueUnit.NatsPerObservation.Text();
        return spec.EvaluationVerdict.Training is TrainingVerdict.Surrogate surrogate
            ? mean.Measured("distortion", unit, Standing.Surrogate, $"{formula} as declared ({Needs.Ids(surrogate.Reasons)})")
            : mean.Measured("distortion", unit, Standing.Unbiased, formula);
    }
}
