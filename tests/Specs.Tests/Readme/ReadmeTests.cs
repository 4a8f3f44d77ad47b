using Vae.Functional.Runner;
using Vae.Functional.Runner.Studies;

namespace Vae.Functional.Specs.Tests.Readme;

/// <summary>The study of the README is the one that is compiled and run here.</summary>
[Collection(nameof(QuickStudies))]
public sealed class ReadmeTests
{
    [Fact]
    public void The_example_is_the_one_that_is_compiled() => Assert.Contains(
        Text("tests", "Specs.Tests", "Readme", "MyStudies.cs"), Text("README.md"));

    [Fact]
    public void A_study_of_a_users_own_runs()
    {
        Assert.Equal(0, VaeRunner.FromAssembly(typeof(MyStudies).Assembly).Run(["study", "my-studies/width", "--quick"]));

        var result = StudyFolder.Last("my-studies/width", isQuick: true).OrThrow().ToSeq().Single().Result;
        Assert.Matches(@"^The wider network gains -?\d+ nats on built-in digits in place of mnist \(first 500\)\.$", result.Finding);
        Assert.All(Assert.Single(result.Exhibits).Cells().OfType<Cell.Objective>(), cell => Assert.Equal("bound", cell.Name));
    }

    private static string Text(params string[] path) => File.ReadAllText(Path.Combine([Repository.Root, .. path])).ReplaceLineEndings("\n");
}
