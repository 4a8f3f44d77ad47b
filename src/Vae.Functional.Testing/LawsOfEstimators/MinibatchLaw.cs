using Vae.Functional.Tensors;
using Vae.Functional.Testing.Models;

namespace Vae.Functional.Testing.LawsOfEstimators;

internal static class MinibatchLaw
{
    public static EstimatorLaw Law { get; } = new(
        "minibatch",
        "every estimator",
        "(N/M) Σ over a batch of M, averaged over the batches, is Σ over all N observations",
        [ModelKind.OneLatent],
        _ => true,
        IsExact: true,
        trial =>
            from graph in ObjectiveGraphs.Of(trial.Estimator, trial.Model.Spec)
            let total = MinibatchBound.Of(graph[ObjectiveGraphs.Value], trial.Model.Count)
            from program in BatchProgram.Over(trial, Graph.Of(new Output("total", total)))
            let whole = program.At(trial.Model, program.Noise)
            let parts = Enumerable.Range(0, trial.Model.Count).Select(row => BatchProgram.Rows(trial.Model, program.Noise, row))
                .Average(part => program.At(part.Model, part.Noise)[0])
            from same in Ask.Same("the mean over batches of (N/M) Σ", [parts], "Σ over all observations", whole)
            select same);
}
