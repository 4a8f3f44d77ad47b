namespace Vae.Functional.Runner.Tests.Commands;

/// <summary><c>evaluate --measure</c>: each number says what it is, and what does not apply says why.</summary>
[Collection(nameof(Serial))]
public sealed class MeasureTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void Everything_that_applies_is_measured_and_the_rest_is_said()
    {
        Train("tiny/grey-as-bits");
        var output = place.Run("evaluate tiny/grey-as-bits --all").Succeeded().Output;

        Assert.Matches(@"(?m)^on spots \(test\), 40 observations \(± standard error\)\r?$", output);
        Assert.Matches(@"(?m)^  rate +\d+\.?\d* ± \d+\.?\d* +nats per observation +unbiased estimate of E KL\(q\(z\|x\)‖p\(z\)\)\r?$", output);
        Assert.Matches(@"(?m)^  collapsed components +[012] +of 2 components ", output);
        Assert.Matches(@"(?m)^bits-per-dimension does not apply: the values are a surrogate", output);
        Assert.Matches(@"(?m)^  surrogate objective +-\d", output);
        Assert.DoesNotMatch(@"(?m)^  (bound|importance-weighted bound|bits)", output);
    }

    [Fact]
    public void A_measure_takes_its_settings_after_a_colon()
    {
        Train("tiny/grey");
        var output = place.Run("evaluate tiny/grey --measure active-units:1e6 --measure posterior-collapse:1e6,0.5").Succeeded().Output;

        Assert.Matches(@"(?m)^  active units +0 +of 2 components +consistent estimate of the number of i with Var E\(z\[i\]\|x\) > 1000000\r?$", output);
        Assert.Matches(@"(?m)^  collapsed components +2 +of 2 components .*< 1000000\) ≥ 0\.5\r?$", output);
        Assert.DoesNotContain("rate", output);
    }

    [Theory]
    [InlineData("--measure rate-and-distorsion", "there is no measure 'rate-and-distorsion'; did you mean 'rate-and-distortion'? There are evidence-bound, *")]
    [InlineData("--measure active-units:few", "the measure 'active-units': threshold is 'few'; give a number")]
    [InlineData("--measure active-units:1,2", "the measure 'active-units' is asked for as 'active-units:[threshold]'")]
    [InlineData(
        "--measure mutual-information-gap",
        "the measure 'mutual-information-gap' needs data whose generating factors are known; leave out --data, for the digits")]
    [InlineData("--measure active-units --all", "--all measures everything; leave out --measure")]
    public void What_cannot_be_measured_is_one_line(string asked, string message)
    {
        Train("tiny/grey");
        Assert.StartsWith(message.TrimEnd('*'), place.Run($"evaluate tiny/grey {asked}").Fault());
    }

    private void Train(string spec) => place.Run($"train {spec} --data {SmallData.Idx()} --epochs 1 --engine embedded").Succeeded();
}
