using System.Diagnostics;
using TorchSharp;
using Vae.Functional.Noise;
using static TorchSharp.torch;

namespace Vae.Functional.Benchmarks.Steps.Contestants;

/// <summary>The model as one usually writes it in TorchSharp: fresh tensors in a dispose scope, autograd, Adam a parameter at a time.</summary>
internal sealed class UsualContestant : IContestant
{
    private readonly Entry entry;
    private readonly UsualModel model;
    private readonly UsualAdam adam;
    private readonly Tensor observations;
    private int round;

    public UsualContestant(Entry entry)
    {
        set_num_threads(entry.Threads);
        this.entry = entry;
        model = new UsualModel(entry.Model, Parameters(entry.Model));
        adam = new UsualAdam(model.Parameters);
        observations = tensor(entry.Observations(entry.Steps), [entry.Steps * entry.Model.Batch, entry.Model.Width]);
    }

    // The operations are those of TorchSharp 0.107, whichever binding runs them.
    public string Note => $"a replay of TorchSharp's own operations ({typeof(torch).Assembly.GetName().Name})";

    public Task<double> Round(CancellationToken cancellation)
    {
        set_num_threads(entry.Threads);
        var start = Stopwatch.GetTimestamp();
        var order = NoiseKey.FromSeed(0).Then("shuffle").Then(round++).Permutation(entry.Steps * entry.Model.Batch);
        foreach (var rows in order.Chunk(entry.Model.Batch))
            Step(Array.ConvertAll(rows, row => (long)row));
        return Task.FromResult(Stopwatch.GetElapsedTime(start).TotalSeconds / entry.Steps);
    }

    /// <summary>The loss of each of some steps on the same batch and noise.</summary>
    public static float[] Losses(StepModel shape, float[] parameters, float[] batch, float[] noise, int steps)
    {
        set_num_threads(1);
        var model = new UsualModel(shape, parameters);
        var adam = new UsualAdam(model.Parameters);
        return [.. Enumerable.Range(0, steps).Select(_ =>
        {
            using var scope = NewDisposeScope();
            var loss = model.Loss(tensor(batch, [shape.Batch, shape.Width]), model.Noise(noise));
            adam.Step(autograd.grad([loss], model.Parameters));
            return loss.item<float>();
        })];
    }

    private void Step(long[] rows)
    {
        using var scope = NewDisposeScope();
        var loss = model.Loss(observations.index_select(0, tensor(rows)), model.Noise());
        adam.Step(autograd.grad([loss], model.Parameters));
    }

    private static float[] Parameters(StepModel model)
    {
        var values = new float[model.AllLayers.Sum(layer => (layer.Inputs + 1) * layer.Outputs)];
        NoiseKey.FromSeed(0).Then("usual").FillStandardNormal(values);
        return Array.ConvertAll(values, value => 0.03f * value);
    }

    public void Dispose()
    {
        observations.Dispose();
        adam.Dispose();
        model.Dispose();
    }
}
