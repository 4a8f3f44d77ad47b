using Vae.Functional.Benchmarks.Steps;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Noise;
using Vae.Functional.Objectives;

namespace Vae.Functional.Benchmarks.Tests.Steps;

/// <summary>Everything that a training step is a function of, as contestants take it.</summary>
/// <param name="Model">The model.</param>
/// <param name="Parameters">Each layer's weight, [inputs, outputs], and bias.</param>
/// <param name="Batch">[B, D].</param>
/// <param name="Noise">[K·B, d].</param>
internal sealed record GivenStep(StepModel Model, float[] Parameters, float[] Batch, float[] Noise)
{
    public static GivenStep Of(StepModel model)
    {
        var key = NoiseKey.FromSeed(1);
        var parameters = Normals("parameters", model.AllLayers.Sum(layer => (layer.Inputs + 1) * layer.Outputs));
        var batch = new float[model.Batch * model.Width];
        key.Then("batch").FillUniform(batch);
        return new(
            model,
            Array.ConvertAll(parameters, value => 0.3f * value),
            model.Density == Density.Gaussian ? batch : Array.ConvertAll(batch, value => MathF.Round(value)),
            Normals("noise", model.Draws * model.Batch * model.Latent));

        float[] Normals(string what, int count)
        {
            var values = new float[count];
            key.Then(what).FillStandardNormal(values);
            return values;
        }
    }

    /// <summary>The loss of each of some steps of our own program, on an engine.</summary>
    public float[] Losses(IEngine engine, int steps)
    {
        var graph = Programs.Training(Model.Spec, Model.Estimator).OrThrow();
        var layout = ParameterLayout.Of(graph);
        using var parameters = engine.Allocate(layout.Length);
        using var gradients = engine.Allocate(layout.Length);
        using var program = engine.Compile(graph, layout, Model.Batch, parameters, gradients);
        Fill(layout, parameters.Values);
        Batch.CopyTo(program.Input(VaeModel.ObservationInput));
        Noise.CopyTo(program.Input(VaeModel.LatentNoise));
        program.Input(Programs.KlWeightInput)[0] = 1;

        var (first, second) = (new double[layout.Length], new double[layout.Length]);
        var losses = new float[steps];
        for (var step = 0; step < steps; step++)
        {
            program.Run();
            losses[step] = program.Output(Programs.Loss)[0];
            Descend(parameters.Values, gradients.Values, first, second, step + 1);
        }
        return losses;
    }

    // Adam as it is defined (Kingma and Ba 2015, algorithm 1).
    private static void Descend(Span<float> values, ReadOnlySpan<float> gradient, double[] first, double[] second, int step)
    {
        const double LearningRate = 1e-3, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8;
        for (var i = 0; i < values.Length; i++)
        {
            first[i] = (Beta1 * first[i]) + ((1 - Beta1) * gradient[i]);
            second[i] = (Beta2 * second[i]) + ((1 - Beta2) * gradient[i] * gradient[i]);
            var (mean, square) = (first[i] / (1 - Math.Pow(Beta1, step)), second[i] / (1 - Math.Pow(Beta2, step)));
            values[i] -= (float)(LearningRate * mean / (Math.Sqrt(square) + Epsilon));
        }
    }

    private void Fill(ParameterLayout layout, Span<float> values)
    {
        var next = 0;
        foreach (var name in Model.AllLayers.SelectMany(layer => new[] { layer.Weight, layer.Bias }))
        {
            var slot = layout[name];
            Parameters.AsSpan(next, slot.Count).CopyTo(values[slot.Offset..]);
            next += slot.Count;
        }
    }
}
