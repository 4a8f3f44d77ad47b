using System.Text.RegularExpressions;
using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Runner.Tests.Commands;

namespace Vae.Functional.Runner.Tests.Runs;

/// <summary>What is no bound is called none: not on the console, not in the metrics, not in the report, not in the checkpoint.</summary>
[Collection(nameof(Serial))]
public sealed class WordTests : IDisposable
{
    private readonly Workplace place = new();

    public WordTests() => SmallData.Idx();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("tiny/grey-as-bits", "", "VAE1001")]
    [InlineData("tiny/grey", "--estimator claims-nothing", "VAE2011")]
    public void A_value_that_is_no_bound_is_called_a_surrogate_everywhere(string spec, string options, string rule)
    {
        var console = place.Run($"train {spec} --data spots --epochs 2 {options}").Succeeded().Output + place.Run($"evaluate {spec}").Succeeded().Output;
        var folder = $"runs/{spec}/1";

        CallsNothingABound(console);
        CallsNothingABound(File.ReadAllText($"{folder}/metrics.jsonl"));
        CallsNothingABound(Visible(File.ReadAllText($"{folder}/report.html")));
        CallsNothingABound(string.Join('\n', SafeTensors.Read($"{folder}/checkpoint.safetensors").OrThrow().Metadata.Values));
        Assert.Matches(@"(?m)^surrogate objective on spots \(test\): ", console);
        Assert.Contains($"not a lower bound on log p(x): warning {rule}", console);
        var other = rule == "VAE1001" ? 1 : 0;
        Assert.Equal(2 * other, Regex.Count(console, @"(?m)^  a lower bound on log p\(x\) of the continuous Bernoulli"));
        Assert.Equal(2 * other, Regex.Count(File.ReadAllText($"{folder}/report.html"), "It is a lower bound on log p\\(x\\) of the continuous"));
        Assert.All(Metrics.Lines($"{folder}/metrics.jsonl")[..^1], line => Assert.NotNull(line["train"]!["surrogate"]));
        Assert.NotNull(Metrics.Lines($"{folder}/metrics.jsonl")[^1]["test"]!["surrogate"]);
    }

    [Theory]
    [InlineData("tiny/half-beta", "a surrogate, not a lower bound on log p(x)", 0.5)]
    [InlineData("tiny/double-beta", "a lower bound on log p(x)", 2)]
    public void Other_weights_train_as_declared_and_are_evaluated_at_full_weight_as_a_bound(string spec, string training, double beta)
    {
        var console = place.Run($"train {spec} --data spots --epochs 2").Succeeded().Output;

        Assert.Contains($"training: {training}", console);
        Assert.Matches(@"(?m)^bound on spots \(test\): ", console);
        var epoch = Metrics.Lines($"runs/{spec}/1/metrics.jsonl")[1];
        Assert.Equal(beta, epoch["klWeight"]!.GetValue<double>());
        var (train, validation) = (epoch["train"]!, epoch["validation"]!);
        foreach (var part in new[] { train, validation })
        {
            double Of(string name) => part[name]!.GetValue<double>();
            Assert.Equal(Of("reconstruction") - Of("divergence"), Of("bound"), 1e-3);
            Assert.Equal(Of("reconstruction") - beta * Of("divergence"), Of("trainingObjective"), 1e-3);
        }

        var page = Visible(File.ReadAllText($"runs/{spec}/1/report.html"));
        Assert.Contains("Bound = log p(x|z) − KL(q‖p), all in nats", page);
        Assert.Contains(beta < 1 ? "Not a lower bound: a surrogate objective" : "A lower bound on log p(x)", page);
    }

    [Fact]
    public void A_warm_up_is_told_with_each_epoch_that_it_weighs()
    {
        var console = place.Run("train tiny/grey --data spots --epochs 3 --kl-warmup 2").Succeeded().Output;

        Assert.Matches(@"epoch +1/3 .* trained with the divergence at weight 0\.5", console);
        Assert.DoesNotMatch(@"epoch +3/3 .* weight", console);
    }

    // "Not a lower bound" and the like say what it is not; that of another model is named with the model.
    private static void CallsNothingABound(string text)
    {
        const string Allowed = "not a lower bound|claims no lower bound|state in its Claims what it is a lower bound of"
            + "|a lower bound on log p\\(x\\) of the continuous Bernoulli";
        var said = Regex.Replace(text, Allowed, "", RegexOptions.IgnoreCase);
        Assert.DoesNotMatch(new Regex(@"\bbound\b|\bELBO\b|evidence|log-likelihood|bits per", RegexOptions.IgnoreCase), said);
    }

    // The page as data and text: without the charting library, whose words are its own.
    private static string Visible(string page) => Regex.Replace(page, "<script>.*?</script>|<style>.*?</style>", "", RegexOptions.Singleline);
}
