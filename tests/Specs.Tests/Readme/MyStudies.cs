using System.Collections.Immutable;
using Vae.Functional;

public static class MyStudies
{
    public static readonly VaeStudy Width = new("Does a wider network pay?", Source: "", run =>
    {
        var data = run.Shortened(run.Data.Mnist, quickCount: 500, quickTestCount: 100);
        var plan = new TrainingPlan(Epochs: run.Choose(quick: 1, full: 20));
        var tried =
        (
            from width in new[] { 20, 400 }
            let network = new Mlp([width], Activation.Relu)
            let family = new DiagonalGaussian(network)
            let likelihood = new Gaussian(network, new LearnedSigma(Floor: 0.1))
            let fit = run.Train(SimpleVae.D2 with { Family = family, Likelihood = likelihood }, data, plan)   // kept, and found again
            select (Width: width, Value: fit.Evaluate(data.Test!))
        ).ToArray();
        return new StudyResult(
            $"The wider network gains {tried[1].Value.Nats - tried[0].Value.Nats:F0} nats on {data.Name}.",
            [
                new Exhibit.Table("Widths", "On test data.", ["width", "nats per observation"],
                    [.. tried.Select(one => ImmutableArray.Create<Cell>(one.Width, Cell.From(one.Value)))]),   // a bound, and said so
            ]);
    });
}
