using System.Reflection;
using System.Runtime.CompilerServices;
using Vae.Functional.Vocabulary;

namespace Vae.Functional.Core.Tests.Vocabulary;

/// <summary>The table is the whole vocabulary, and the pages are the table.</summary>
public sealed class VocabularyTableTests
{
    private static readonly Assembly Core = typeof(VaeSpec).Assembly;

    [Fact]
    public void Every_word_of_every_kind_is_there_once() => Assert.All(VocabularyTable.Groups, group => Assert.Equal(
        WordsOf(group.Kind).Order(),
        group.Entries.Select(entry => entry.Name).Order()));

    // A kind that a record takes for the first time has to have a group too.
    [Fact]
    public void Whatever_a_declaration_can_hold_is_of_a_kind()
    {
        var kinds = VocabularyTable.Groups.Select(group => group.Kind).ToArray();
        var held = new[] { typeof(VaeSpec), typeof(TrainingPlan) }.Concat(VocabularyTable.Examples<object>().Select(example => example.GetType()))
            .SelectMany(VocabularyEntry.Parameters)
            .Select(parameter => Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType)
            .Where(type => type.Assembly == Core && type != typeof(Shape) && type != typeof(Sizes));
        Assert.All(held, type => Assert.Contains(kinds, kind => kind.IsAssignableFrom(type)));
    }

    [Fact]
    public void Every_word_says_what_it_is_and_has_an_equation() =>
        Assert.All(VocabularyTable.Groups.SelectMany(group => group.Entries), entry =>
            Assert.DoesNotContain("", new[] { entry.Description, entry.Equation }));

    [Fact]
    public void Examples_are_sound() => Assert.All(
        VocabularyTable.Groups.SelectMany(group => group.Entries).Where(entry => entry.Example is not Enum),
        entry => Assert.Empty((IEnumerable<string>)entry.Example.GetType().GetProperty("Faults")!.GetValue(entry.Example)!));

    [Fact]
    public void What_fits_is_what_the_rules_say()
    {
        static string Fits(string name) => VocabularyTable.Groups.SelectMany(group => group.Entries).Single(entry => entry.Name == name).Fits;
        Assert.Equal("UnitInterval, RealValued", Fits("Gaussian"));
        Assert.Equal("KL closed with KumaraswamyFamily; KL sampled with LogitGaussian; no KL with PointMass", Fits("SparseBeta"));
        Assert.Equal("where KL is closed, or there is none", Fits("AnalyticKl"));
        Assert.Equal("Gaussian", Fits("OptimalSigma"));
        Assert.Equal("encoders", Fits("Convolutional"));
        Assert.Equal("a surrogate (VAE2007)", Fits("Capacity"));
        Assert.Equal("a draw from p(x)", Fits("Ancestral"));
    }

    [Fact]
    public void The_page_is_the_table() => Held(Path("docs", "vocabulary.md"), _ => VocabularyPage.Whole);

    [Fact]
    public void The_page_of_triples_is_their_table() => Held(Path("docs", "triples.md"), _ => TripleTable.Page);

    [Fact]
    public void The_READMEs_table_is_the_table() => Held(Path("README.md"), text =>
    {
        var start = text.IndexOf(VocabularyPage.Heading, StringComparison.Ordinal);
        Assert.True(start >= 0, $"README.md has no table that begins with {VocabularyPage.Heading}");
        return text[..start] + VocabularyPage.Summary + text[text.IndexOf("\n\n", start, StringComparison.Ordinal)..][1..];
    });

    private static void Held(string path, Func<string, string> written)
    {
        var text = File.Exists(path) ? File.ReadAllText(path) : "";
        var expected = written(text);
        if (text != expected)
            File.WriteAllText(path, expected);
        Assert.True(text == expected, $"{path} was not the table; it has been written anew: look at the difference and keep it");
    }

    private static IEnumerable<string> WordsOf(Type kind) => kind.IsEnum
        ? Enum.GetNames(kind)
        : Core.GetExportedTypes().Where(type => type is { IsAbstract: false } && kind.IsAssignableFrom(type)).Select(type => type.Name);

    private static string Path(params string[] parts) => System.IO.Path.Combine([Root(), .. parts]);

    private static string Root([CallerFilePath] string thisFile = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
