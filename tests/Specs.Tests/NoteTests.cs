namespace Vae.Functional.Specs.Tests;

/// <summary>What the studies of the note must show.</summary>
[Collection(nameof(QuickStudies))]
public sealed class NoteTests(QuickStudies studies)
{
    [Fact]
    public void Equation_10_is_the_divergence() => Assert.All(
        studies.Exhibit<Exhibit.Table>("note/divergences", "Divergences").Rows,
        row =>
        {
            Assert.Equal(row[3].Number(), row[4].Number(), 1e-9);
            Assert.Equal(row[3].Number(), row[5].Number(), 1e-6);
        });

    [Fact]
    public void Neither_side_of_theorem_1_gives_the_other()
    {
        var rows = studies.Exhibit<Exhibit.Table>("note/convergence", "Four worlds").Rows;
        Assert.True(Math.Abs(rows[1][2].Number()) < 1e-9 && rows[1][3].Number() > 0.1 && rows[1][4].Number() > 0.05);
        Assert.True(rows[2][2].Number() > 0.1 && Math.Abs(rows[2][3].Number()) < 1e-9);
        Assert.All(rows, row => Assert.Equal(row[5].Number(), row[6].Number(), 1e-6));
    }

    [Fact]
    public void Equation_8_is_an_identity_and_11_as_printed_has_another_gradient() => Assert.All(
        studies.Exhibit<Exhibit.Table>("note/derivation", "Terms").Rows,
        row =>
        {
            Assert.Equal(row[1].Number(), row[2].Number(), 1e-9);
            Assert.True(row[3].Number() < row[2].Number());
            Assert.Equal(-row[0].Number(), row[5].Number());
        });

    [Fact]
    public void The_naive_estimate_fails_as_the_dimension_grows()
    {
        var rows = studies.Exhibit<Exhibit.Table>("note/naive-monte-carlo", "Draws").Rows;
        Assert.True(rows[0][^1].Number() < 0.1 && rows[^1][^1].Number() > 10);
        // At small relative errors the error of a logarithm is the relative error: the closed form and the draws agree within a fifth.
        var relative = 0.1 * Math.Sqrt(rows[0][1].Number() / 10_000);
        Assert.InRange(rows[0][^1].Number() / relative, 0.6, 1.5);
    }

    [Fact]
    public void The_price_of_Q_is_not_its_rate()
    {
        var exact = studies.Exhibit<Exhibit.Table>("note/code-lengths", "Where log P(X) is known").Rows;
        Assert.All(exact, row => Assert.Equal(row[3].Number(), row[4].Number() + row[5].Number(), 1e-9));
        Assert.True(exact[0][1].Number() > 0.1 && Math.Abs(exact[0][5].Number()) < 1e-9);
        Assert.True(Math.Abs(exact[2][1].Number()) < 1e-9 && exact[2][5].Number() > 0.1);
        Assert.All(
            studies.Exhibit<Exhibit.Table>("note/code-lengths", "Digits").Rows,
            row => Assert.True(row[5].Number() > 0 && row[1].Number() > row[5].Number()));
    }
}
