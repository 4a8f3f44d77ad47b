using System.Collections.Immutable;
using Vae.Functional.Bounds;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Training;
using Vae.Functional.Noise;
using Vae.Functional.Vocabulary;

namespace Vae.Functional.Tests.Training;

/// <summary>
/// Triples of family, prior and likelihood train: enough of those that fit to meet every pair of parts, and with <c>VAE_TRIPLES=all</c> each.
/// </summary>
public sealed class TripleTests
{
    private const int Steps = 20;
    private const int BatchSize = 5;

    private static readonly bool All = Environment.GetEnvironmentVariable("VAE_TRIPLES") == "all";

    private static readonly IEngine Embedded = Runs.On(EngineKind.Embedded);

    private static readonly ImmutableArray<Triple> Fitting = [.. Triple.All.Where(triple => triple.Fits)];

    [Fact]
    public void Every_pair_of_parts_that_fit_trains() => Assert.All(All ? Fitting : Cover(Fitting), triple =>
    {
        var estimator = triple.Estimators[0];
        var (spec, data) = (triple.Spec, Drawn(triple.Spec.Observation));
        var plan = new TrainingPlan(1, BatchSize, estimator, ValidationFraction: 0);
        using var trainer = Trainer.Create(spec, plan, data, Embedded).OrThrow();
        var start = trainer.Start();
        var end = trainer.Run(start, new TrainingHooks()).OrThrow().State;

        Assert.True(double.IsFinite(end.History.Single().Train.Value), $"{triple}: {end.History.Single().Train.Value}");
        var layout = ModelLayout.Of(spec, plan).OrThrow();
        Assert.All(layout.Parameters, parameter =>
        {
            float[] Values(TrainingState state) => [.. state.Parameters.Skip(layout[parameter.Name].Offset).Take(layout[parameter.Name].Count)];
            var after = Values(end);
            Assert.True(
                Array.TrueForAll(after, float.IsFinite) && !after.SequenceEqual(Values(start)),
                $"{triple}: {parameter.Name} is [{string.Join(", ", after)}] after training");
        });
    });

    [Fact]
    public void A_cover_meets_every_pair_with_few_triples()
    {
        var cover = Cover(Fitting).ToArray();
        Assert.Equal(Fitting.SelectMany(Pairs).ToHashSet(), cover.SelectMany(Pairs).ToHashSet());
        Assert.InRange(cover.Length, 1, Fitting.Length / 3);
    }

    // Greedily: the next triple is one that meets the most pairs that none has met yet.
    private static IEnumerable<Triple> Cover(ImmutableArray<Triple> triples)
    {
        var unmet = triples.SelectMany(Pairs).ToHashSet();
        while (unmet.Count > 0)
        {
            var next = triples.MaxBy(triple => Pairs(triple).Count(unmet.Contains))!;
            unmet.ExceptWith(Pairs(next));
            yield return next;
        }
    }

    private static (object, object)[] Pairs(Triple triple) =>
        [(triple.Family, triple.Prior), (triple.Family, triple.Likelihood), (triple.Prior, triple.Likelihood)];

    // Of no structure, and of every value that the observation can take.
    private static DataSet Drawn(Observation observation)
    {
        var uniforms = new float[Steps * BatchSize * observation.Width];
        NoiseKey.FromSeed(1).Then("triples").FillUniform(uniforms);
        return Data.From(
            [.. uniforms.Select((uniform, i) => Value(observation, i % observation.Width, uniform))], observation.Shape);
    }

    private static float Value(Observation observation, int component, float uniform) => observation switch
    {
        Columns { First: var first, Then: var then } => component < first.Width
            ? Value(first, component, uniform)
            : Value(then, component - first.Width, uniform),
        Categories { Count: var count } => MathF.Floor(count * uniform),
        _ => observation.Support switch
        {
            Support.Binary => MathF.Round(uniform),
            Support.Counts => MathF.Floor(9 * uniform),
            Support.Levels => MathF.Floor(256 * uniform) / 255,
            Support.UnitInterval => 0.01f + 0.98f * uniform,
            Support.Real => 4 * uniform - 2,
            _ => throw new InvalidOperationException($"what does a {observation} take?"),
        },
    };
}
