using System.Collections.Immutable;
using Vae.Functional.Benchmarks.Steps;

namespace Vae.Functional.Benchmarks.Tests.Steps;

/// <summary>Models of the kinds that are timed, small enough for a test.</summary>
internal static class SmallModels
{
    private static readonly ImmutableDictionary<string, StepModel> All = new Dictionary<string, StepModel>
    {
        ["Bernoulli"] = new(12, [8], 3, Activation.Relu, Density.Bernoulli, Batch: 5),
        ["Bernoulli, deep"] = new(12, [9, 8, 7], 2, Activation.Relu, Density.Bernoulli, Batch: 6),
        ["Gaussian"] = new(10, [8], 2, Activation.Relu, Density.Gaussian, Batch: 5),
        ["importance-weighted"] = new(12, [8, 7], 3, Activation.Tanh, Density.Bernoulli, Batch: 4, Draws: 6),
    }.ToImmutableDictionary();

    public static TheoryData<string> Names => [.. All.Keys.Order()];

    public static StepModel Named(string name) => All[name];
}
