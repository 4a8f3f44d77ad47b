using System.Collections.Immutable;

namespace Vae.Functional.Specs;

public static partial class Replication
{
    public static readonly VaeStudy BoundAgainstSamples = new(
        "How does the value rise with the samples seen, at each number of latent dimensions?",
        "003, section 8, after figures 2 and 3 of Kingma and Welling 2014",
        AnswerBoundAgainstSamples);

    private static ImmutableArray<VaeSpec> Faces => [Frey2, Frey5, Frey10, Frey20];

    private static StudyResult AnswerBoundAgainstSamples(StudyRun run)
    {
        var (mnist, frey) = (MnistOf(run), FreyOf(run));
        int[] mnistEpochs = [.. run.Choose(Traces.MnistSamples[..3], Traces.MnistSamples).Select(samples => samples / 50_000)];
        int[] freyEpochs = [.. run.Choose(Traces.FreySamples[..3], Traces.FreySamples).Select(samples => samples / 1_500)];
        // What says most first: a run that is stopped has then shown it.
        Curve[] digits =
        [
            .. new[] { Mnist20, Mnist3, Mnist200, Mnist10, Mnist5 }
                .Select(spec => Curve.Of(run, For(mnist, spec), mnist, epochs => Plan(epochs), mnistEpochs))
                .OrderBy(curve => curve.Latents),
        ];
        Curve[] faces = [.. Faces.Select(spec => Curve.Of(run, For(frey, spec), frey, epochs => CutUpOnce(epochs), freyEpochs))];
        var perBatch = Curve.Of(run, MnistPriorPerBatch, mnist, epochs => Plan(epochs), mnistEpochs);
        Evaluation EndOf(VaeSpec spec, TrainingPlan plan) => run.Train(For(frey, spec), frey, plan).Evaluate(frey.Test!);
        // 1,500 frames in order of time: what is held out differs, and so do trainings that begin differently.
        ulong[] seeds = [.. Enumerable.Range(0, run.Choose(1, 3)).Select(seed => (ulong)seed)];
        var ends = Faces.Zip(faces, (spec, curve) => seeds[1..].Select(seed => EndOf(spec, CutUpOnce(freyEpochs[^1], seed)))
            .Prepend(curve.Last.Value).ToImmutableArray());
        var shuffled = Faces.Select(spec => seeds.Select(seed => EndOf(spec, Plan(freyEpochs[^1], seed))).ToImmutableArray());
        return new BoundsAgainstSamples([.. digits], [.. faces], [.. ends], [.. shuffled], perBatch, run.IsQuick).Result;
    }
}
