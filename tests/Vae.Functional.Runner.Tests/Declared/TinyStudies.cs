using System.Collections.Immutable;

namespace Vae.Functional.Runner.Tests.Declared;

/// <summary>Studies as users declare them.</summary>
public static class TinyStudies
{
    private static readonly VaeSpec Digits = Tiny.Grey with { Observation = new UnitInterval((28, 28)) };

    /// <summary>One of everything that a study can show.</summary>
    public static readonly VaeStudy Everything = new("Does a study show what it finds?", "000, figure 1", Answer);

    /// <summary>One that cannot be run.</summary>
    public static readonly VaeStudy Impossible = new("What of a plan of no epochs?", "", run =>
    {
        using var fit = run.Train(Digits, run.Data.Digits, new TrainingPlan(0));
        return new StudyResult("never said", []);
    });

    private static StudyResult Answer(StudyRun run)
    {
        var data = run.Shortened(run.Data.Mnist, quickCount: 200, quickTestCount: 50);
        var plan = new TrainingPlan(Epochs: 1, BatchSize: 50);
        var first = run.Train(Digits, data, plan);
        var second = run.Train(Digits, data, plan with { Epochs = 2 });
        var bounds = new[] { first, second }.Select(fit => fit.Evaluate(data.Test!)).ToArray();
        return new StudyResult(
            $"After {second.History.Length} epochs the value is {bounds[1].Nats:F1} nats.",
            [
                new Exhibit.Table("Values", "In nats per observation.", ["epochs", "value"],
                [
                    .. bounds.Select((bound, i) => ImmutableArray.Create<Cell>(i + 1, Cell.From(bound))),
                ]),
                new Exhibit.Lines("Learning", "The value by epoch.", "epoch", "nats per observation",
                    [Series.Of("training", second.History.Select(epoch => ((double)epoch.Epoch, epoch.Train.Value)))]),
                new Exhibit.Points("Codes", "The means of q(z|x).", "z₁", "z₂",
                    [Series.Of("all", second.Encode(data.Test!).Chunk(2).Select(z => ((double)z[0], (double)z[1])))]),
                Exhibit.Images.Of("Draws", "Means of p(x|z).", data.Shape, second.Generate(8).Means.AsSpan(), 4, "first", "second"),
            ],
            [new AuditEntry("a <claim>", "000.txt", "figure 1", AuditVerdict.HoldsWithCorrection, "seen with seed 0")]);
    }
}
