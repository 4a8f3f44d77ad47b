using Vae.Functional.Vocabulary;

namespace Vae.Functional.Runner.Tests.Commands;

/// <summary><c>vocabulary</c> shows all that can be declared.</summary>
[Collection(nameof(Serial))]
public sealed class VocabularyTests
{
    [Fact]
    public void Every_word_is_shown_with_its_group()
    {
        var outcome = Workplace.Run(typeof(VocabularyTests).Assembly, "vocabulary");

        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.All(VocabularyTable.Groups, group => Assert.Contains(group.Title, outcome.Output));
        Assert.All(VocabularyTable.Groups.SelectMany(group => group.Entries), entry => Assert.Contains(entry.Name, outcome.Output));
    }

    [Fact]
    public void Every_triple_is_shown_in_a_row_with_those_like_it()
    {
        var outcome = Workplace.Run(typeof(VocabularyTests).Assembly, "vocabulary", "--triples");

        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.All(Triple.All, triple => Assert.Contains(outcome.Output.Split('\n'), line =>
            line.Contains(triple.Family.GetType().Name) && line.Contains(triple.Prior.GetType().Name)));
        Assert.Contains("VAE1010", outcome.Output);
    }
}
