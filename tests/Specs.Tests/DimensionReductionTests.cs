namespace Vae.Functional.Specs.Tests;

/// <summary>What the studies of the report on dimension reduction must show.</summary>
[Collection(nameof(QuickStudies))]
public sealed class DimensionReductionTests(QuickStudies studies)
{
    [Fact]
    public void Equation_8_exceeds_the_evidence_and_equation_9_does_not() => Assert.All(
        studies.Exhibit<Exhibit.Table>("dimension-reduction/bound-as-printed", "Forms of the bound").Rows,
        row =>
        {
            var numbers = row.Cast<Cell.Number>().Select(cell => cell.Value).ToArray();
            var (x, evidence, nine, eight) = (numbers[0], numbers[1], numbers[2], numbers[3]);
            Assert.Equal(evidence, nine, 1e-6);
            // −2 E log p(z) at the posterior N(x/2, 1/2).
            Assert.Equal(Math.Log(2 * Math.PI) + x * x / 4 + 0.5, eight - evidence, 1e-6);
        });
}
