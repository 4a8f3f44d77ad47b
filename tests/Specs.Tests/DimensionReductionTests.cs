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

    [Theory]
    [InlineData("digits")]
    [InlineData("clothes")]
    public void Two_components_tell_classes_apart_better_than_chance(string study)
    {
        var rows = studies.Exhibit<Exhibit.Table>($"dimension-reduction/{study}", "Two numbers for an image").Rows;

        // Ten classes, about as large: 90 % would be mistaken by chance.
        Assert.All(rows, row => Assert.InRange(((Cell.Number)row[^1]).Value, 1, 75));
        Assert.Equal("surrogate objective", ((Cell.Objective)rows[0][1]).Name);
    }

    [Fact]
    public void Every_latent_component_has_its_place_in_the_scree_plot() => Assert.All(
        studies.Exhibit<Exhibit.Lines>("dimension-reduction/scree", "Scree plot").Series,
        seed =>
        {
            Assert.Equal(20, seed.Y.Length);
            Assert.Equal(seed.Y.OrderDescending(), seed.Y);
        });

    [Fact]
    public void Noise_costs_every_system_something()
    {
        var rows = studies.Exhibit<Exhibit.Table>("dimension-reduction/noisy-digits", "Errors against the clean images").Rows;
        foreach (var latent in rows.GroupBy(row => ((Cell.Number)row[1]).Value))
            Assert.All([2, 3, 4], system => Assert.True(Error(latent.Last(), system) > Error(latent.First(), system)));

        static double Error(IReadOnlyList<Cell> row, int system) => ((Cell.Number)row[system]).Value;
    }
}
