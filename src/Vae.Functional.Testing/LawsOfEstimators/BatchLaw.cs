using Vae.Functional.Testing.Models;

namespace Vae.Functional.Testing.LawsOfEstimators;

internal static class BatchLaw
{
    public static EstimatorLaw Law { get; } = new(
        "batch",
        "every estimator",
        "the value of an observation depends on that observation and its own noise: alone it is what it is in a batch, in any order",
        [ModelKind.OneLatent, ModelKind.Bits],
        _ => true,
        IsExact: true,
        trial =>
            from program in BatchProgram.Of(trial)
            let together = program.At(trial.Model, program.Noise)
            let count = trial.Model.Count
            let alone = Enumerable.Range(0, count).Select(row => At(program, trial.Model, row)).ToArray()
            let reversed = At(program, trial.Model, [.. Enumerable.Range(0, count).Reverse()])
            from apart in Ask.Same(
                "the value of an observation in a batch",
                together,
                "its value alone",
                [.. alone.Select(own => own[0]), .. alone.Select(own => own[1])])
            from permuted in Ask.Same(
                "a value in the reversed batch",
                [.. reversed[..count].Reverse(), .. reversed[count..].Reverse()],
                "that in the batch",
                together)
            select permuted);

    private static double[] At(BatchProgram program, ModelCase model, params int[] rows)
    {
        var (some, noise) = BatchProgram.Rows(model, program.Noise, rows);
        return program.At(some, noise);
    }
}
