using System.Collections.Immutable;
using System.Numerics.Tensors;
using LanguageExt;
using MathNet.Numerics.Statistics;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Engine.Training;
using Vae.Functional.Noise;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;

namespace Vae.Functional.Specs;

/// <summary>
/// The variance of an estimator's gradient over its draws of z, the data one batch that stays as it is: summed over the parameters of the
/// encoder, and of the decoder.
/// </summary>
/// <param name="Estimator">Whose gradient.</param>
/// <param name="Draws">How often it is drawn, at least twice.</param>
internal sealed record GradientVariance(Estimator Estimator, int Draws = 40) : Measure
{
    private const string Unit = "squared nats for each squared unit of the parameters";

    /// <inheritdoc/>
    public override string Summary => "the variance of an estimator's gradient over its draws, for encoder and decoder";

    /// <inheritdoc/>
    public override string Source => "Roeder, Wu and Duvenaud 2017, section 5";

    /// <inheritdoc/>
    protected override Either<Fault, ImmutableArray<Measurement>> Of(MeasuredModel model) =>
        from program in Programs.Training(model.Spec, Estimator)
        from layout in ModelLayout.Of(model.Spec, new TrainingPlan(1, Estimator: Estimator))
        from engine in Engines.Find(null)
        select Of(model, program, layout, engine);

    private ImmutableArray<Measurement> Of(MeasuredModel model, Graph graph, ParameterLayout layout, IEngine engine)
    {
        using var owned = engine;
        using var parameters = engine.Allocate(layout.Length);
        using var gradients = engine.Allocate(layout.Length);
        using var program = engine.Compile(graph, layout, model.Data.Count, parameters, gradients);
        foreach (var parameter in layout.Parameters)
            model.Parameter(parameter.Name)!.Value.Values.CopyTo(parameters.Values[layout[parameter.Name].Offset..]);
        model.Data.Values.CopyTo(program.Input(VaeModel.ObservationInput));
        program.Input(Programs.KlWeightInput)[0] = 1;

        // Twice over the same noise: gradients by the million are not kept.
        var mean = new float[layout.Length];
        foreach (var _ in Each())
            TensorPrimitives.MultiplyAdd(gradients.Values, 1f / Draws, mean, mean);
        var distances = Each().Select(_ => (Encoder: Distance(isEncoder: true), Decoder: Distance(isEncoder: false))).ToArray();
        return
        [
            Measured("encoder", [.. distances.Select(distance => distance.Encoder)]),
            Measured("decoder", [.. distances.Select(distance => distance.Decoder)]),
        ];

        IEnumerable<int> Each() => Enumerable.Range(0, Draws).Select(draw =>
        {
            foreach (var noise in graph.Noises)
                NoiseKey.FromSeed(0).Then("gradient variance").Then(noise.Name).Then(draw).FillStandardNormal(program.Input(noise.Name));
            program.Run();
            return draw;
        });

        double Distance(bool isEncoder) => layout.Parameters
            .Where(parameter => parameter.Name.StartsWith("encoder.", StringComparison.Ordinal) == isEncoder)
            .Sum(parameter => Math.Pow(TensorPrimitives.Distance<float>(Part(gradients.Values, parameter), Part(mean, parameter)), 2));

        Span<float> Part(Span<float> all, Expr.Parameter parameter) =>
            all.Slice(layout[parameter.Name].Offset, layout[parameter.Name].Count);
    }

    private Measurement Measured(string part, double[] distances) => new(
        $"gradient variance, {part}", distances.Sum() / (Draws - 1), distances.StandardDeviation() / Math.Sqrt(Draws), Unit,
        Standing.Unbiased, $"Σ Var ∂/∂θᵢ over the parameters of the {part}");
}
