using Vae.Functional.Runner.Studies;

namespace Vae.Functional.Specs.Tests;

/// <summary>What holds of every declared study.</summary>
[Collection(nameof(QuickStudies))]
public sealed class StudyTests(QuickStudies studies)
{
    public static TheoryData<string> Ids => [.. Declared.Studies.All.Select(study => study.Id)];

    [Fact]
    public void Every_study_can_be_read() => Assert.All(Declared.Studies.All, study => Assert.True(study.Value.IsRight, $"{study}"));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_quick_study_finds_something_and_shows_it(string id)
    {
        var record = studies.Of(id);

        Assert.False(string.IsNullOrWhiteSpace(record.Result.Finding));
        Assert.DoesNotContain("NaN", record.Result.Finding);
        Assert.NotEmpty(record.Result.Exhibits);
        Assert.All(record.Result.Exhibits, exhibit => Assert.True(exhibit.HasData(), exhibit.Name));
        Assert.All(record.Result.Exhibits.SelectMany(Exhibits.Numbers), number => Assert.True(double.IsFinite(number)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Values_over_data_go_by_the_names_that_verdicts_allow(string id) =>
        Assert.All(
            studies.Of(id).Result.Exhibits.SelectMany(Exhibits.Cells).OfType<Cell.Objective>(),
            value => Assert.True(value is { Name: "bound", Of: not null } or { Name: "surrogate objective" }, $"{value}"));
}
