namespace Vae.Functional.Specs.Tests;

/// <summary>What the studies of the poster must show.</summary>
[Collection(nameof(QuickStudies))]
public sealed class PosterTests(QuickStudies studies)
{
    [Fact]
    public void What_is_printed_exceeds_the_evidence_and_what_is_meant_does_not() => Assert.All(
        studies.Exhibit<Exhibit.Table>("poster/printed-bounds", "Witnesses").Rows,
        row =>
        {
            var (printed, evidence, bound) = (row[4].Number(), row[5].Number(), row[6].Number());
            Assert.True(printed > evidence + 0.1 && bound <= evidence + 1e-9);
        });

    [Fact]
    public void The_printed_sigma_is_a_logarithm_and_its_loss_no_density() => Assert.All(
        studies.Exhibit<Exhibit.Table>("poster/printed-sigma", "At several errors").Rows,
        row =>
        {
            var (error, logSigma, best) = (row[0].Number(), row[1].Number(), row[2].Number());
            var (meant, mass) = (row[4].Number(), row[7].Number());
            Assert.Equal(Math.Sqrt(error), best, 1e-4);
            Assert.Equal(error, meant, 1e-9);
            // ∫ exp(−x²/2v − s) dx/√2π = √v e⁻ˢ with v = exp(s²): 1 at s = 0 only, and at s = 2.
            Assert.Equal(Math.Exp(logSigma * logSigma / 2 - logSigma), mass, 1e-6 * mass);
        });

    [Fact]
    public void Only_a_turned_decoder_makes_a_diagonal_family_exact()
    {
        var rows = studies.Exhibit<Exhibit.Table>("poster/correlated-latents", "Families").Rows;
        var gaps = rows.Select(row => row[3].Number()).ToArray();
        Assert.Equal(0, gaps[0], 1e-9);
        Assert.True(gaps[1] > 0.1 && gaps[2] > gaps[1] && gaps[4] > 0.1);
        Assert.Equal(0, gaps[3], 1e-9);
    }

    [Fact]
    public void One_optimal_sigma_beats_unit_variance_and_a_floor_calms_one_sigma_a_pixel()
    {
        var approaches = studies.Exhibit<Exhibit.Table>("poster/approaches", "Approaches").Rows;
        Assert.True(approaches[4][2].Number() < approaches[0][2].Number() - 0.5);
        var courses = studies.Exhibit<Exhibit.Table>("poster/stability", "Courses").Rows;
        Assert.True(courses[0][3].Number() >= courses[1][3].Number());
    }
}
