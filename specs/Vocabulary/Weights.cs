namespace Vae.Functional.Specs.Vocabulary;

/// <summary>One model with point estimates of its weights, and with a posterior of those of p(x|z).</summary>
public static class Weights
{
    public static readonly VaeSpec Point = SimpleVae.Binary;

    public static readonly VaeSpec Plain = Point.WithWeightPosterior(new MeanField(new EmpiricalWeightPrior()));

    public static readonly VaeSpec Local = Point.WithWeightPosterior(new MeanField(new EmpiricalWeightPrior(), Local: true));

    public static readonly VaeSpec StandardNormal = Point.WithWeightPosterior(new MeanField(new NormalWeightPrior(), Local: true));
}
