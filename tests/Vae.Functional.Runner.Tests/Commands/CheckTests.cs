namespace Vae.Functional.Runner.Tests.Commands;

/// <summary><c>check</c> says of a spec what the rules say, and by its exit code whether it can be trained.</summary>
[Collection(nameof(Serial))]
public sealed class CheckTests
{
    [Theory]
    [InlineData("tiny/bits", 0, "training: a lower bound on log p(x)")]
    [InlineData("tiny/half-beta", 0, "warning VAE2001: ")]
    [InlineData("tiny/grey --estimator claims-nothing", 0, "warning VAE2011: ")]
    [InlineData("tiny/bits --epochs 3 --kl-warmup 5", 0, "warning VAE2005: ")]
    [InlineData("tiny/bits --estimator renyi:-1 --samples 5", 0, "warning VAE2011: ")]
    [InlineData("tiny/bits --estimator renyi:0.5 --samples 5", 0, "training: a lower bound on log p(x)")]
    [InlineData("tiny/grey-as-bits", 0, "it is a lower bound on log p(x) of the continuous Bernoulli with the same logits, loose by at least 36 ln 2")]
    [InlineData("wrong/nan-beta", 1, "VAE2004: ")]
    [InlineData("wrong/no-latent", 1, "refused: Prior: the latent dimension is 0; give a positive number")]
    public void A_spec_is_told_of_by_the_rules(string arguments, int code, string said)
    {
        var outcome = Workplace.Run(typeof(CheckTests).Assembly, ["check", .. arguments.Split(' ')]);

        Assert.Equal(code, outcome.Code);
        Assert.Contains(said, outcome.Output);
        Assert.Equal("", outcome.Error);
    }

    [Fact]
    public void All_specs_are_checked_and_one_that_cannot_be_read_fails()
    {
        var outcome = Workplace.Run(typeof(CheckTests).Assembly, "check");

        Assert.Equal(1, outcome.Code);
        Assert.Contains("tiny/grey", outcome.Output);
        Assert.Contains("too-early/part", outcome.Output);
        Assert.Equal(0, Workplace.Run(typeof(SimpleVae).Assembly, "check").Code);
        Assert.Equal(0, Workplace.Run(typeof(VaeRunner).Assembly, "check").Code);
    }

    [Theory]
    [InlineData("check tiny/gray", "there is no spec 'tiny/gray'; did you mean 'tiny/grey'? The command 'list' shows all")]
    [InlineData("check tiny/grey --epochs 0", "Epochs is 0; give a positive number")]
    [InlineData("check tiny/grey --epochs many", "--epochs is 'many'; give a whole number. Ask 'check --help'")]
    public void A_wrong_command_line_is_one_line(string commandLine, string message) =>
        Assert.Equal(message, Workplace.Run(typeof(CheckTests).Assembly, commandLine.Split(' ')).Fault());
}
