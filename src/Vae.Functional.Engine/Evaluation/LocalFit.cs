using LanguageExt;
using Vae.Functional.Engine.Training;
using Vae.Functional.Noise;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Evaluation;

/// <summary>
/// Fits the local parameters of observations while the model stands still: K steps of Adam, each on fresh draws, with a step size that
/// falls linearly to 0. What an observation's row becomes depends on its place in the data, not on the batch it is in.
/// </summary>
/// <param name="spec">The declaration.</param>
/// <param name="gradients">What <see cref="Program"/> gives for it.</param>
/// <param name="runtime">The model's parameters.</param>
/// <param name="seed">Of the draws.</param>
internal sealed class LocalFit(VaeSpec spec, Graph gradients, ModelRuntime runtime, ulong seed)
{
    private const int BatchSize = 200;

    /// <summary>The step size of rows that are trained; 0 where there are none.</summary>
    public double StepSize => Rows(spec)?.StepSize ?? 0;

    /// <summary>What is descended: a program of no outputs where no parameter is local.</summary>
    public static Either<Fault, Graph> Program(VaeSpec spec, Estimator estimator) =>
        Rows(spec) is null ? Graph.Of() : Programs.LocalGradients(spec, estimator);

    /// <summary>A row for each observation.</summary>
    public LocalParameters Of(DataSet data, double frozenSigma)
    {
        var key = NoiseKey.FromSeed(seed).Then("fit");
        var local = new LocalParameters(runtime.Layout.Over(data.Count));
        if (Rows(spec) is not { } plan)
            return local;
        local.Draw(key.Then("start"));
        var optimiser = new LocalOptimiser(local, new Adam());
        foreach (var rows in Batches.InOrder(data.Count, BatchSize))
        {
            var program = runtime.Program(gradients, rows.Length);
            Batches.Hand(data, local, rows, program);
            ModelRuntime.Set(program, OptimalSigma.FrozenInput, frozenSigma);
            for (var step = 1; step <= plan.Steps; step++)
            {
                ModelRuntime.FillNoise(gradients, program, key.Then(step), rows[0]);
                program.Run();
                optimiser.Step(rows, program, scale: 1, plan.StepSize * (plan.Steps - step + 1) / plan.Steps, step);
            }
        }
        return local;
    }

    private static PerObservation? Rows(VaeSpec spec) => (spec.Family as EncoderFamily)?.Network as PerObservation;
}
