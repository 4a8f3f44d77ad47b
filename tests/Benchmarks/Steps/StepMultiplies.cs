using Vae.Functional.Engine.Planning;
using Vae.Functional.Engine.Profiling;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Benchmarks.Steps;

/// <summary>
/// The matrix products that a training step cannot avoid, as a plan of nothing else: for each layer the product itself, that of its weight's
/// gradient and, but where the input is data, that of its input's gradient; heads over the same features are one product. Each
/// product feeds the next, as in the step; what lies between them is left out.
/// </summary>
internal static class StepMultiplies
{
    /// <summary>The inputs of the plan: observations, latent vectors, and the gradient that reaches the posterior's heads.</summary>
    public const string Observations = "x", Latents = "z", PosteriorGradient = "gradient/posterior";

    public static (ExecutionPlan Plan, ParameterLayout Layout) Of(StepModel model)
    {
        var encoder = Weights("encoder", model.EncoderHidden, model.EncoderHeads);
        var decoder = Weights("decoder", model.DecoderHidden, model.DecoderHeads);
        var encoded = Forward(Input(Observations, (model.Batch, model.Width)), encoder);
        var decoded = Forward(Input(Latents, (model.Batch * model.Draws, model.Latent)), decoder);
        var (decoderGradients, latentGradient) = Backward(decoded, decoder, decoded[^1]);
        var (encoderGradients, _) = Backward(encoded, encoder, Input(PosteriorGradient, (model.Batch, 2 * model.Latent)));
        var graph = Graph.Of(
        [
            new("posterior", encoded[^1]),
            .. decoderGradients,
            new("gradient/latents", latentGradient),
            .. encoderGradients,
        ]);
        var layout = ParameterLayout.Of(graph);
        return (Planner.Plan(graph, layout, batchSize: 1), layout);
    }

    /// <summary>Multiplications and additions of one step.</summary>
    public static double Operations(StepModel model) => Of(model).Plan.Steps.Sum(StepCost.Operations);

    private static Expr[] Weights(string network, IReadOnlyList<Dense> hidden, IReadOnlyList<Dense> heads) =>
    [
        .. hidden.Select(Weight),
        Weight(new($"{network}.heads", heads[0].Inputs, heads.Sum(head => head.Outputs))),
    ];

    private static Expr Weight(Dense layer) =>
        Parameter(layer.Weight, (layer.Inputs, layer.Outputs), new Initialisation.GlorotUniform());

    // The input, and what each layer makes of it.
    private static Expr[] Forward(Expr input, Expr[] weights)
    {
        Expr[] values = [input, .. weights];
        for (var i = 0; i < weights.Length; i++)
            values[i + 1] = MatrixMultiply(values[i], weights[i]);
        return values;
    }

    private static (Output[] OfWeights, Expr OfInput) Backward(Expr[] values, Expr[] weights, Expr gradient)
    {
        var ofWeights = new Output[weights.Length];
        for (var i = weights.Length - 1; i >= 0; i--)
        {
            var name = Differentiate.OutputName(((Expr.Parameter)weights[i]).Name);
            ofWeights[i] = new(name, MatrixMultiply(Transpose(values[i], 1, 0), gradient));
            gradient = MatrixMultiply(gradient, Transpose(weights[i], 1, 0));
        }
        return (ofWeights, gradient);
    }
}
