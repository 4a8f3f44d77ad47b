namespace Vae.Functional.Specs.Tests;

/// <summary>What the studies of the thesis chapter must show, in their quick forms.</summary>
[Collection(nameof(QuickStudies))]
public sealed class ThesisChapterTests(QuickStudies studies)
{
    [Fact]
    public void A_small_σ_reconstructs_better_than_β_of_1_and_more_components_better_than_fewer()
    {
        var errors = Column("reconstructions", "Errors", 2);
        Assert.True(errors["σ = 0.0001, d = 20"] < errors["σ = 1, d = 20"]);
        Assert.True(errors["simple VAE, d = 20"] < errors["simple VAE, d = 2"]);
        double[] linear = [errors["PCA, d = 1"], errors["PCA, d = 10"], errors["PCA, d = 50"], errors["PCA, d = 250"]];
        Assert.Equal(linear.OrderDescending(), linear);
    }

    [Fact]
    public void A_small_β_narrows_each_posterior_and_widens_their_aggregate()
    {
        var (within, between) = (Column("latent-spaces", "Spread", 2), Column("latent-spaces", "Spread", 3));
        Assert.All(new[] { "β = 0.001", "σ = 0.0001" }, name =>
        {
            Assert.True(within[name] < within["β = 1"] / 2);
            Assert.True(between[name] > between["β = 1"]);
        });
    }

    [Fact]
    public void A_large_β_collapses_the_posterior_and_the_variety_of_what_is_generated()
    {
        var (rate, variety) = (Column("latent-spaces", "Spread", 4), Column("latent-spaces", "Spread", 6));
        Assert.InRange(rate["β = 100"], 0, 0.1);
        Assert.True(variety["β = 100"] < variety["β = 1"] / 5);
    }

    [Fact]
    public void Fixing_σ_is_choosing_β_up_to_the_optimisers_step()
    {
        var apart = Column("sigma-and-beta", "Paired trainings", 1);
        // Powers of two scale floating-point numbers exactly.
        Assert.Equal(0, apart["descent, β times the step at σ√β"]);
        Assert.Equal(0, apart["Adam, ε/β at σ√β"]);
        Assert.True(apart["descent, the same step"] > 10 * apart["Adam, the same ε"]);
    }

    [Fact]
    public void At_β_of_0_the_variance_of_the_posterior_is_trained_towards_0()
    {
        var (within, between) = (Column("autoencoder-limit", "What is trained", 3), Column("autoencoder-limit", "What is trained", 4));
        const string name = "β = 0, z ~ q(z|x)";
        // It begins at 1.
        Assert.InRange(within[name], 1e-9, 0.2);
        Assert.True(within[name] < between[name] / 20);
    }

    [Fact]
    public void A_draw_lies_farther_from_the_data_than_its_mean_and_a_large_shift_farther_still()
    {
        var distance = Column("generation", "Distance to the data", 1);
        Assert.True(distance["draws from p(x|z)"] > distance["means of p(x|z)"]);
        Assert.True(distance["mean plus 3 σ(z)"] > distance["mean plus 1 σ(z)"]);
    }

    [Fact]
    public void What_is_left_of_the_data_is_correlated_and_what_a_draw_adds_is_not()
    {
        var name = "learned σ(z)";
        Assert.InRange(Column("pixel-correlation", "Correlation of neighbouring pixels", 1)[name], 0.2, 1);
        Assert.InRange(Column("pixel-correlation", "Correlation of neighbouring pixels", 2)[name], -0.05, 0.05);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.01)]
    public void A_Bernoullis_formula_is_no_density_of_grey_values(double λ) =>
        // 1/C(λ) (Loaiza-Ganem and Cunningham 2019, equation 8).
        Assert.Equal((1 - 2 * λ) / (2 * Math.Atanh(1 - 2 * λ)),
            studies.Exhibit<Exhibit.Table>("thesis-chapter/pixel-support", "Mass").Rows
                .Select(row => row.Cast<Cell.Number>().ToArray()).Single(row => row[0].Value == λ)[1].Value, 1e-9);

    [Fact]
    public void More_labels_make_fewer_mistakes()
    {
        var (few, many) = (Column("few-labels", "Mistakes", 1), Column("few-labels", "Mistakes", 4));
        Assert.All(few, features => Assert.True(many[features.Key] < features.Value));
    }

    [Fact]
    public void The_parts_of_the_variance_make_the_whole_where_they_have_a_closed_form()
    {
        double Part(int column) => Column("variance-splits", "Variance splits", column)["probabilistic PCA"];
        Assert.Equal(Part(1), Part(2) + Part(3), 1e-6);
        Assert.Equal(784, Column("variance-splits", "Variance splits", 3)["σ = 1"], 1e-3);
    }

    // A column of a table of numbers, by the names of its rows.
    private Dictionary<string, double> Column(string study, string table, int column) =>
        studies.Exhibit<Exhibit.Table>($"thesis-chapter/{study}", table).Rows
            .ToDictionary(row => row[0].ToString()!, row => ((Cell.Number)row[column]).Value);
}
