using System.Collections.Immutable;

namespace Vae.Functional.Specs.Tests;

/// <summary>How a value over data is called in a table: by its verdict, and nobody's choice.</summary>
public sealed class CellTests
{
    public static TheoryData<string> Ids => SpecTests.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_evaluation_is_called_a_bound_where_its_verdict_is_one(string id)
    {
        var verdict = Declared.Specs.Specs.Single(declared => declared.Id == id).Spec.EvaluationVerdict;
        var evaluation = Evaluation.Under(verdict, -100, 1, 10, ImmutableSortedDictionary<string, double>.Empty);

        var cell = Assert.IsType<Cell.Objective>(Cell.From(evaluation));

        Assert.Equal(verdict.IsBound, cell.Name == "bound");
        Assert.Equal(verdict.IsBound, cell.ToString().Contains("(bound on "));
    }
}
