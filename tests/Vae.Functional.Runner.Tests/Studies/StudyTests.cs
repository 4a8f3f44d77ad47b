using Vae.Functional.Runner.Tests.Commands;

namespace Vae.Functional.Runner.Tests.Studies;

/// <summary><c>study</c> and <c>studies</c>: what they write, what they keep, and what they refuse.</summary>
[Collection(nameof(Serial))]
public sealed class StudyTests : IDisposable
{
    private const string Folder = "runs/studies/tiny-studies/everything/quick";

    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void A_study_writes_its_finding_its_numbers_and_its_pictures()
    {
        var output = Run("study tiny-studies/everything --quick");

        Assert.Matches(@"(?m)^  After 2 epochs the value is -?\d+\.\d nats\.$", output);
        var page = File.ReadAllText($"{Folder}/report.html");
        Assert.Contains("Does a study show what it finds?", page);
        Assert.Contains("built-in digits in place of mnist", page);
        Assert.Matches(@"<td>(−|&#8722;)?\d+\.\d\d &#177; \d+\.\d\d \(bound on log p\(x\)\)</td>", page);
        Assert.Contains("a &lt;claim&gt;", page);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes($"{Folder}/draws.png")[..4]);
        Assert.Contains("\"Levels\"", File.ReadAllText($"{Folder}/result.json"));
    }

    [Fact]
    public void What_was_trained_is_kept_and_a_longer_training_begins_where_a_shorter_one_ended()
    {
        Assert.Equal(2, Run("study tiny-studies/everything --quick").Split('\n').Count(line => line.Contains("  training ")));
        var result = ResultWithoutTime();
        var models = Directory.GetFiles("runs/studies/models", "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(["1.safetensors", "2.safetensors"], models.Select(Path.GetFileName));

        Assert.DoesNotContain("  training ", Run("study tiny-studies/everything --quick"));
        Assert.Equal(result, ResultWithoutTime());

        File.Delete(models[0]);
        File.Delete(models[1]);
        Run("study tiny-studies/everything --quick");
        Assert.Equal(result, ResultWithoutTime());
    }

    [Fact]
    public void The_list_has_every_study_with_the_time_it_took()
    {
        Assert.Matches(@"(?m)^tiny-studies/everything +– +– +000, figure 1 +Does a study show what it finds\?\r?$", Run("studies"));
        Run("study tiny-studies/everything --quick");
        Assert.Matches(@"(?m)^tiny-studies/everything +\d+ s +– +000, figure 1", Run("studies"));
    }

    [Fact]
    public void Numbers_are_kept_as_text_with_the_audit_and_one_page_shows_all()
    {
        Run("study tiny-studies/everything --quick");
        Run("studies --record kept");
        Run("studies --report");

        var kept = File.ReadAllText("kept/tiny-studies/everything.json");
        Assert.Contains("\"IsQuick\": true", kept);
        Assert.DoesNotContain("Levels", kept);
        var audit = File.ReadAllText("kept/audit.md");
        Assert.Contains("## 000.txt\n\n### figure 1\n\n> a <claim>\n\n**Holds with a correction.** seen with seed 0\n", audit);
        Assert.Contains("Again: `./vae study tiny-studies/everything --quick`", audit);
        Assert.Contains("1 study, each with", File.ReadAllText("runs/studies/report.html"));
    }

    [Theory]
    [InlineData("study", "no study was named; name one, or give --all. The command 'studies' shows them")]
    [InlineData("study tiny-studies/everything --all", "--all stands beside names; give one or the other")]
    [InlineData("study tiny-study/everything", "there is no study 'tiny-study/everything'; did you mean 'tiny-studies/everything'? The command 'studies' shows all")]
    [InlineData("study tiny-studies/impossible", "tiny-studies/impossible: Epochs is 0; give a positive number")]
    [InlineData("studies --report", "no study was run here; run one with 'study'")]
    public void What_cannot_be_done_is_one_line(string asked, string message) => Assert.Equal(message, place.Run(asked).Fault());

    [Fact]
    public void A_file_that_is_not_the_published_one_is_refused()
    {
        Directory.CreateDirectory("data/mnist");
        foreach (var name in new[] { "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte", "train-images-idx3-ubyte", "train-labels-idx1-ubyte" })
            File.WriteAllText($"data/mnist/{name}.gz", "");

        var fault = place.Run("study tiny-studies/everything --quick --data-dir data").Fault();

        Assert.Matches(@"train-images-idx3-ubyte\.gz: unpacks to the SHA-256 e3b0c442\w+, where the published data have ba891046\w+; fetch it again$", fault);
    }

    private string Run(string asked) => place.Run(asked).Succeeded().Output;

    private static string ResultWithoutTime() => string.Join('\n', File.ReadLines($"{Folder}/result.json").Where(line => !line.Contains("\"Seconds\"")));
}
