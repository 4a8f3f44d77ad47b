namespace Vae.Functional.Specs.Tests;

/// <summary>What the studies of the replication of AEVB must show.</summary>
[Collection(nameof(QuickStudies))]
public sealed class ReplicationTests(QuickStudies studies)
{
    [Fact]
    public void A_linear_autoencoder_reaches_the_closed_form_within_a_thousandth() => Assert.All(
        studies.Exhibit<Exhibit.Table>("replication/linear-vae", "Beside the closed form").Rows,
        row =>
        {
            var (reached, exact) = (Assert.IsType<Cell.Objective>(row[3]), Number(row[4]));
            Assert.Equal("bound", reached.Name);
            Assert.InRange(reached.Nats, exact - 1e-3 * Math.Abs(exact), exact + 1e-3 * Math.Abs(exact));
        });

    [Fact]
    public void Equation_18_exceeds_the_evidence_and_the_bound_does_not() => Assert.All(
        studies.Exhibit<Exhibit.Table>("replication/printed-formulas", "Equation (18)").Rows,
        row =>
        {
            var (x, evidence, bound, printed) = (Number(row[0]), Number(row[1]), Number(row[2]), Number(row[3]));
            Assert.Equal(-0.5 * Math.Log(4 * Math.PI) - x * x / 4, evidence, 1e-12);
            Assert.Equal(evidence, bound, 1e-12);
            Assert.True(printed > evidence);
        });

    [Fact]
    public void A_perfect_reconstruction_costs_four_times_a_black_image_under_equation_15()
    {
        var rows = studies.Exhibit<Exhibit.Table>("replication/printed-formulas", "Equation (15)").Rows;
        Assert.Equal(0, Number(rows[0][1]));
        Assert.Equal(4 * Number(rows[1][2]), Number(rows[0][2]), 1e-9);
    }

    // The moments of the normal under q(z|x) = N(m, v): with p(x|z) = N(z, 1), values and gradients are polynomials in z.
    [Fact]
    public void Variances_of_both_estimators_are_those_of_the_closed_form() => Assert.All(
        studies.Exhibit<Exhibit.Table>("replication/estimator-variance", "An exact model").Rows,
        row =>
        {
            var x = Number(row[1]);
            var (m, v) = row[0].ToString() == "posterior" ? (x / 2, 0.5) : (0, 1);
            var (slopeA, slopeB) = (x - 2 * m, x - m);
            Assert.Equal(v * slopeA * slopeA + 0.5 * (1 - 2 * v) * (1 - 2 * v), Number(row[2]), 1e-5);
            Assert.Equal(v * slopeB * slopeB + 0.5 * v * v, Number(row[3]), 1e-5);
            // Of b and c; the weights w and v see x times as much of the same.
            var (mean, logVariance) = (v * 4, 0.25 * v * (slopeA * slopeA + 8 * v));
            Assert.Equal((1 + x * x) * (mean + logVariance), Number(row[4]), 1e-4 * (1 + x * x));
            var (meanB, logVarianceB) = (v, 0.25 * v * (slopeB * slopeB + 2 * v));
            Assert.Equal((1 + x * x) * (meanB + logVarianceB), Number(row[5]), 1e-4 * (1 + x * x));
        });

    [Fact]
    public void Grey_digits_are_a_surrogate_that_says_of_what_it_is_a_bound() => Assert.All(
        studies.Exhibit<Exhibit.Table>("replication/bound-against-samples", "MNIST beside the source").Rows,
        row =>
        {
            var value = Assert.IsType<Cell.Objective>(row[2]);
            Assert.Equal("surrogate objective", value.Name);
            Assert.StartsWith("log p(x) of the continuous Bernoulli", value.Of);
        });

    private static double Number(Cell cell) => Assert.IsType<Cell.Number>(cell).Value;
}
