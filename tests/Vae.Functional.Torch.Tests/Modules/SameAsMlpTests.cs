using System.Collections.Immutable;
using Vae.Functional.Engine.Data;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Engine.Tests.Execution;
using Vae.Functional.Engine.Training;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing;

namespace Vae.Functional.Torch.Tests.Modules;

/// <summary>
/// A module that is the same function as an <see cref="Mlp"/>, beside it: expressions and their gradient know nothing of autograd.
/// </summary>
public sealed class SameAsMlpTests
{
    private const string Hidden = ".hidden1";
    private const string Weights = ".module.weights";

    // float32 rounding, 6e-8, through a small model.
    private static readonly Tolerance Single = new(Relative: 1e-5, Absolute: 1e-6);

    // A family of steps along the gradient of the bound, so that the decoder's by its input is part of the objective.
    private static VaeSpec Of(Network network, int steps) => new(
        new Binary(Examples.Inputs),
        new StandardNormal(Examples.Inputs),
        steps == 0 ? new DiagonalGaussian(network) : new SemiAmortised(new DiagonalGaussian(network), steps),
        new Bernoulli(network));

    private static VaeSpec ByModule(int steps = 0) => Of(new TorchModule(Examples.Layer), steps);

    private static VaeSpec ByExpressions(int steps = 0) => Of(new Mlp([Examples.Features], Activation.Tanh), steps);

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(false, 2)]
    public void The_objective_and_its_gradients_are_the_same(bool isOnDevice, int steps)
    {
        const int BatchSize = 7;
        var (module, expressions) = (Training(ByModule(steps)), Training(ByExpressions(steps)));
        var leaves = Objectives.Models.Leaves(expressions, BatchSize);
        var expected = Evaluate.Of(expressions, BatchSize, leaves);
        using var engine = new TorchEngine(device: isOnDevice ? TorchSharp.torch.CPU : null);
        using var program = new CompiledGraph(engine, module, BatchSize);

        var actual = program.Run(Joined(leaves));

        Agreement.Of(Joined(expected), actual, Single).OrThrow();
        Assert.Contains(Differentiate.OutputName($"encoder{Weights}"), actual.Keys);
        Assert.Contains(Differentiate.OutputName($"decoder{Weights}"), actual.Keys);
        Agreement.Of(Joined(expected), Evaluate.Of(module, BatchSize, Joined(leaves)), Single).OrThrow();
    }

    [Fact]
    public void They_train_alike_step_for_step()
    {
        float[] bits = [.. Enumerable.Range(0, Examples.Inputs * 40).Select(i => i * i % 7 < 3 ? 1f : 0f)];
        var data = DataSets.From("bits", bits, Examples.Inputs, []).OrThrow();
        var plan = new TrainingPlan(3, BatchSize: 8, ValidationFraction: 0.2);
        using var engine = new TorchEngine();
        using var expressions = Trainer.Create(ByExpressions(), plan, data, engine).OrThrow();
        using var module = Trainer.Create(ByModule(), plan, data, engine).OrThrow();
        var start = expressions.Start();
        var (from, to) = (ModelLayout.Of(ByExpressions(), plan).OrThrow(), ModelLayout.Of(ByModule(), plan).OrThrow());

        var expected = expressions.Run(start, new TrainingHooks()).OrThrow().State;
        var moved = module.Start() with { Parameters = Flat(Joined(Named(start.Parameters, from)), to) };
        var actual = module.Run(moved, new TrainingHooks()).OrThrow().State;

        Assert.NotEqual(start.Parameters.ToArray(), expected.Parameters.ToArray());
        Agreement.Of(Joined(Named(expected.Parameters, from)), Named(actual.Parameters, to), new(1e-4, 1e-4)).OrThrow();
        foreach (var (one, other) in expected.History.Zip(actual.History))
            Assert.Equal(one.Validation!.Value, other.Validation!.Value, 1e-4);
    }

    private static Graph Training(VaeSpec spec) => Programs.Training(spec, Programs.DefaultEstimator).OrThrow();

    // What has a value for the weights W [k, m] and the offset b of a layer, with one for [Wᵀ b] laid flat in their place.
    private static ImmutableSortedDictionary<string, DenseArray> Joined(IReadOnlyDictionary<string, DenseArray> values)
    {
        var joined = values.Where(value => !value.Key.Contains(Hidden, StringComparison.Ordinal)).ToDictionary();
        foreach (var (name, weight) in values.Where(value => value.Key.EndsWith($"{Hidden}.weight", StringComparison.Ordinal)))
        {
            var layer = name[..^$"{Hidden}.weight".Length];
            var (bias, inputs) = (values[$"{layer}{Hidden}.bias"], weight.Extents[0]);
            joined[layer + Weights] = DenseArray.Generate([weight.Count + bias.Count], i => i < weight.Count
                ? weight[[i % inputs, i / inputs]]
                : bias[[i - weight.Count]]);
        }
        return joined.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private static Dictionary<string, DenseArray> Named(ImmutableArray<float> flat, ParameterLayout layout) =>
        layout.Parameters.ToDictionary(parameter => parameter.Name, parameter => DenseArray.Generate(
            layout[parameter.Name].Extents.AsSpan(), i => flat[layout[parameter.Name].Offset + i]));

    private static ImmutableArray<float> Flat(IReadOnlyDictionary<string, DenseArray> values, ParameterLayout layout)
    {
        var flat = new float[layout.Length];
        foreach (var (name, value) in values)
            for (var i = 0; i < value.Count; i++)
                flat[layout[name].Offset + i] = (float)value.Values[i];
        return [.. flat];
    }
}
