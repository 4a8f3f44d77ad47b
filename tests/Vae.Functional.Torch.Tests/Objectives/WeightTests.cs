using Vae.Functional.Objectives;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing;

namespace Vae.Functional.Torch.Tests.Objectives;

/// <summary>The weight of the divergence scales the divergence and nothing else.</summary>
public sealed class WeightTests
{
    private const int BatchSize = 4;

    // The training graph is linear in the weight, and evaluated in float64.
    private static readonly Tolerance Exact = new(Relative: 1e-12, Absolute: 1e-12);

    // A logarithm of averaged weights is not linear in the weight of the divergence.
    public static TheoryData<string, int> Combinations =>
        Models.Combinations(estimator => estimator.Claims.UnbiasedFor is not Quantity.ImportanceWeightedBound);

    [Theory]
    [MemberData(nameof(Combinations))]
    public void The_loss_is_the_weighted_sum_of_the_terms_and_the_terms_are_not_weighted(string spec, int estimator)
    {
        var (none, some) = (At(spec, estimator, 0), At(spec, estimator, 0.3));

        foreach (var term in new[] { Term.Reconstruction, Term.Divergence })
            Agreement.Of(term, none[term], some[term], Exact).OrThrow();
        var expected = some[Term.Reconstruction].Values[0] - 0.3 * some[Term.Divergence].Values[0];
        Agreement.Of(Programs.Objective, DenseArray.Scalar(expected), some[Programs.Objective], Exact).OrThrow();
        Agreement.Of(Programs.Value, none[Programs.Value], some[Programs.Value], Exact).OrThrow();
        Agreement.Of(Programs.Loss, DenseArray.Scalar(-expected), some[Programs.Loss], Exact).OrThrow();
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Gradients_are_linear_in_the_weight_and_the_decoders_do_not_depend_on_it(string spec, int estimator)
    {
        var (none, one, two) = (At(spec, estimator, 0), At(spec, estimator, 1), At(spec, estimator, 2));

        foreach (var gradient in none.Keys.Where(name => name.StartsWith(Differentiate.OutputName(""), StringComparison.Ordinal)))
        {
            var doubled = DenseArray.Generate(none[gradient].Extents.AsSpan(), i => 2 * one[gradient].Values[i] - none[gradient].Values[i]);
            Agreement.Of(gradient, doubled, two[gradient], Exact).OrThrow();
            var moved = Agreement.Of(gradient, none[gradient], two[gradient], Exact).IsLeft;
            Assert.Equal(gradient.Contains("encoder", StringComparison.Ordinal), moved);
        }
    }

    private static IReadOnlyDictionary<string, DenseArray> At(string spec, int estimator, double weight)
    {
        var graph = Programs.Training(Models.Specs[spec], Models.Estimators[estimator]).OrThrow();
        return Evaluate.Of(graph, BatchSize, Models.Leaves(graph, BatchSize).AtWeight(weight));
    }
}
