using System.Text.RegularExpressions;

namespace Vae.Functional.Runner.Tests.Commands;

/// <summary>What <c>list</c> and <c>explain</c> print of the specs that everyone meets first, word for word.</summary>
[Collection(nameof(Serial))]
public sealed class ExplainTests
{
    [Theory]
    [InlineData("d20.txt", "explain simple-vae/d20")]
    [InlineData("d2.txt", "explain simple-vae/d2")]
    [InlineData("binary.txt", "explain simple-vae/binary")]
    [InlineData("d20.tex", "explain simple-vae/d20 --latex")]
    [InlineData("d2.tex", "explain simple-vae/d2 --latex")]
    [InlineData("binary.tex", "explain simple-vae/binary --latex")]
    public void The_text_is_as_agreed(string golden, string commandLine) =>
        Assert.Equal(Golden(golden), Explained(commandLine));

    [Fact]
    public void The_list_has_a_line_for_each_spec() => Assert.Superset(
        Lines(Golden("list.txt")).ToHashSet(), Lines(Explained("list")).ToHashSet());

    [Theory]
    [InlineData("explain simple-vae/d20 --latex")]
    [InlineData("explain simple-vae/binary --latex --estimator monte-carlo --samples 3")]
    [InlineData("explain simple-vae/d2 --latex --samples 2")]
    [InlineData("explain simple-vae/d2 --latex --kl-warmup 10 --kl-cycle 25")]
    public void The_latex_can_be_set(string commandLine)
    {
        var latex = Explained(commandLine);

        Assert.All(latex, letter => Assert.True(char.IsAscii(letter), $"'{letter}' is not ASCII"));
        Assert.Equal(latex.Count(letter => letter == '{'), latex.Count(letter => letter == '}'));
        Assert.Equal(Regex.Count(latex, @"\\left\b"), Regex.Count(latex, @"\\right\b"));
        Assert.Equal(Regex.Matches(latex, @"\\begin\{(.*?)\}").Select(match => match.Groups[1].Value), Regex.Matches(latex, @"\\end\{(.*?)\}").Select(match => match.Groups[1].Value));
        Assert.DoesNotContain("#", latex);
    }

    [Fact]
    public void The_weight_and_the_samples_are_in_the_objective()
    {
        Assert.Contains("− 2·KL(q‖p)", Workplace.Run(typeof(ExplainTests).Assembly, "explain", "tiny/double-beta").Output);
        Assert.Contains("mean_l", Explained("explain simple-vae/d20 --samples 5"));
    }

    [Fact]
    public void What_changes_in_training_is_explained_with_when_it_has_ended()
    {
        var text = Explained("explain simple-vae/d20 --epochs 50 --kl-warmup 10 --kl-cycle 25");
        Assert.Contains("= min(1, (e mod 25)/10)\n", text);
        Assert.Contains("L          = log p(x|z) − w·KL(q‖p)\n", text);
        Assert.Contains("w, the weight of the divergence, is 1 in the last 15 of each 25 epochs; L is the bound then\n", text);
        Assert.DoesNotContain("L is the bound then", Explained("explain simple-vae/d20 --epochs 5 --kl-warmup 10"));
    }

    private static string Explained(string commandLine) => Workplace.Run(typeof(SimpleVae).Assembly, commandLine.Split(' ')).Succeeded().Output;

    private static string Golden(string file) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Commands", "Golden", file)).ReplaceLineEndings();

    // Columns are as wide as their longest entry, whatever else is declared.
    private static IEnumerable<string> Lines(string table) => table.Split('\n').Select(line => Regex.Replace(line, " +", " ").Trim());
}
