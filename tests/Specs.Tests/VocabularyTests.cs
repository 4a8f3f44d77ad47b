namespace Vae.Functional.Specs.Tests;

/// <summary>What the studies of the vocabulary must show.</summary>
[Collection(nameof(QuickStudies))]
public sealed class VocabularyTests(QuickStudies studies)
{
    // The draws are those of a fixed seed, and so are the trainings.
    [Fact]
    public void A_planted_variable_is_found_and_the_wrong_noise_costs_what_it_should()
    {
        var rows = studies.Exhibit<Exhibit.Table>("cells/planted", "Planted cells").Rows;
        Assert.True(rows[0][1].Number() >= 0.9);
        var costs = studies.Exhibit<Exhibit.Table>("cells/planted", "The cost of the wrong noise").Rows;
        Assert.InRange(costs[0][1].Number() / costs[1][1].Number(), 0.9, 1.1);
    }

    // Half of the bits are recovered by chance, and three quarters by components that mix two bits each.
    [Fact]
    public void Priors_of_bits_recover_a_code_of_bits_and_a_standard_normal_does_not()
    {
        var shares = studies.Exhibit<Exhibit.Table>("bits/planted", "Bits").Rows.Select(row => row[1].Number()).ToArray();
        Assert.All(shares[..2], share => Assert.InRange(share, 0.99, 1));
        Assert.InRange(shares[2], 0.5, 0.95);
    }

    // What is left of images correlates; noise that is independent given z cannot, and that of the other two does.
    [Fact]
    public void Independent_pixels_leave_a_correlation_that_their_draws_do_not_have()
    {
        var rows = studies.Exhibit<Exhibit.Table>("faces/correlated-pixels", "Correlation of neighbouring pixels").Rows;
        Assert.Equal(["diagonal", "low rank", "banded"], rows.Select(row => $"{row[0]}"));
        Assert.True(rows[0][1].Number() > 0.1);
        Assert.InRange(rows[0][2].Number(), -0.02, 0.02);
        Assert.InRange(rows[0][^1].Number(), -0.02, 0.02);
        Assert.All(rows[1..], row => Assert.True(row[^1].Number() > 0.3));
    }
}
