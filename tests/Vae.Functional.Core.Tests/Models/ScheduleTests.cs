using Vae.Functional.Objectives;

namespace Vae.Functional.Core.Tests.Models;

/// <summary>Schedules as functions of progress, and what is written of them.</summary>
public sealed class ScheduleTests
{
    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(2.5, 0.5)]
    [InlineData(5.0, 1.0)]
    [InlineData(9.99, 1.0)]
    [InlineData(10.0, 0.0)]
    [InlineData(11.0, 0.2)]
    [InlineData(39.5, 1.0)]
    public void A_cycle_begins_anew(double epochs, double expected) =>
        Assert.Equal(expected, new Schedule(0, 1, 5, Period: 10).At(epochs), 1e-12);

    [Theory]
    [InlineData(1, 0.2)]
    [InlineData(5, 1.0)]
    [InlineData(10, 1.0)]
    [InlineData(11, 0.2)]
    [InlineData(20, 1.0)]
    public void An_epoch_ends_in_the_cycle_that_it_belongs_to(int epoch, double expected) =>
        Assert.Equal(expected, new Schedule(0, 1, 5, Period: 10).AtEndOf(epoch), 1e-12);

    // Fu et al. 2019, equation 6: β = f(τ) for τ ≤ R and 1 above, τ = mod(t − 1, ⌈T/M⌉)/(T/M), with f linear: τ/R.
    [Fact]
    public void Cycles_are_those_of_the_publication()
    {
        const int Steps = 1000, Cycles = 4, EpochSteps = 10;
        const double Share = 0.6;
        var plan = new TrainingPlan(Steps / EpochSteps, KlWarmupEpochs: 15, KlCycleEpochs: 25);
        for (var t = 1; t <= Steps; t++)
        {
            var tau = (t - 1) % (Steps / Cycles) / ((double)Steps / Cycles);
            Assert.Equal(tau <= Share ? tau / Share : 1, plan.KlWeight().At((t - 1) / (double)EpochSteps), 1e-9);
        }
    }

    [Fact]
    public void It_goes_from_any_number_to_any_other()
    {
        var falling = new Schedule(0.5, 0.1, 4);
        Assert.Equal([0.5, 0.4, 0.1, 0.1], new[] { 0, 1, 4, 9.5 }.Select(falling.At), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.All([0, 3.5, 100], epochs => Assert.Equal(7, new Schedule(2, 7, 0).At(epochs)));
    }

    public static TheoryData<Schedule, string, string, string> Written => new()
    {
        { new(0, 1, 10), "min(1, e/10)", @"\min\left(1, e / 10\right)", "after 10 epochs" },
        { new(0, 2, 10, 25), "2·min(1, (e mod 25)/10)", @"2 \, \min\left(1, (e \bmod 25) / 10\right)", "in the last 15 of each 25 epochs" },
        { new(1, 0, 8), "1 − min(1, e/8)", @"1 - \min\left(1, e / 8\right)", "after 8 epochs" },
        { new(1, 3, 4, 4), "1 + 2·min(1, (e mod 4)/4)", @"1 + 2 \, \min\left(1, (e \bmod 4) / 4\right)", "at the end of each 4 epochs" },
        { new(0, 1, 5, 2), "min(1, (e mod 2)/5)", @"\min\left(1, (e \bmod 2) / 5\right)", "never" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void It_is_written_as_a_formula(Schedule schedule, string text, string latex, string reached)
    {
        Assert.Equal((text, latex), schedule.Formula);
        Assert.Equal(reached, schedule.Reached);
    }

    [Fact]
    public void What_changes_in_training_is_known_by_input()
    {
        var spec = Specs.Binary with { Beta = 4, KlTerm = new Capacity(10, 25, GrowthEpochs: 5) };
        var plan = new TrainingPlan(20, KlWarmupEpochs: 2, KlCycleEpochs: 4);
        Assert.Equal([(Programs.KlWeightInput, 2.0), ("capacity", 25.0)], Schedules.AtEndOf(5, spec, plan).ToArray());
        Assert.Contains("capacity", Programs.Training(spec, new AnalyticKl()).OrThrow().Inputs.Select(input => input.Name));
        Assert.DoesNotContain("capacity", Programs.Evaluation(spec, new AnalyticKl()).OrThrow().Inputs.Select(input => input.Name));
    }

    [Fact]
    public void A_growth_over_no_number_of_epochs_is_refused() => Assert.Equal(
        ["KlTerm: a capacity that grows over -1 epochs; give 0 or a positive number"], new Capacity(1, 2, -1).Faults);
}
