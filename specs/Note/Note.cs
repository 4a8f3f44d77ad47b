namespace Vae.Functional.Specs;

/// <summary>The note "Variational auto-encoders": its models, over bits, with the latent dimensions at which claims are tried.</summary>
public static partial class Note
{
    private const string File = "002_c54354c499d396ab.txt";

    public static readonly VaeSpec D2 = new(
        Observation: new Binary((28, 28)),
        Prior:       new StandardNormal(2),
        Family:      new DiagonalGaussian(new Mlp([400], Activation.Relu)),
        Likelihood:  new Bernoulli(new Mlp([400], Activation.Relu)));

    public static readonly VaeSpec D5 = D2 with { Prior = new StandardNormal(5) };
    public static readonly VaeSpec D10 = D2 with { Prior = new StandardNormal(10) };
    public static readonly VaeSpec D20 = D2 with { Prior = new StandardNormal(20) };

    private static DataSet Bits(StudyRun run) =>
        run.Shortened(run.Data.Mnist, quickCount: 2000, quickTestCount: 200).Binarised(Binarise.Static);

    private static TrainingPlan Plan(StudyRun run) => new(Epochs: run.Choose(3, 5), ValidationFraction: 0);

    private static AuditEntry Entry(string claim, string place, AuditVerdict verdict, string evidence) =>
        new(claim, File, place, verdict, evidence);
}
