using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Engine.Data;
using Vae.Functional.Engine.Training;
using Vae.Functional.Noise;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Evaluation;

/// <summary>
/// Values of a model over a data set, whose local parameters are given. Noise belongs to the observation's place, not to its batch.
/// </summary>
/// <param name="spec">The declaration.</param>
/// <param name="programs">What the model is judged by.</param>
/// <param name="trained">N, the number of observations that were trained on: among so many the divergence of weights is shared.</param>
/// <param name="runtime">The parameters.</param>
internal sealed class Evaluator(VaeSpec spec, EvaluationPrograms programs, int trained, ModelRuntime runtime)
{
    private const int BatchSize = 200;

    /// <summary>Each output's value for each observation, in nats; names are those of <see cref="Programs"/>.</summary>
    public ImmutableSortedDictionary<string, double[]> Values(
        DataSet data, LocalParameters local, NoiseKey key, double frozenSigma, int batchSize = BatchSize, bool isAtMean = false) =>
        Run(programs.Evaluation, data, local, key, [], frozenSigma, batchSize, isAtMean);

    /// <summary>Means over a data set, the objective with the values that scheduled inputs have.</summary>
    public PartMetrics Metrics(
        DataSet data, LocalParameters local, NoiseKey key, ImmutableArray<(string Input, double Value)> scheduled, double frozenSigma)
    {
        var means = Run(programs.Validation, data, local, key, scheduled, frozenSigma, BatchSize)
            .ToImmutableSortedDictionary(output => output.Key, output => output.Value.Average(), StringComparer.Ordinal);
        return new(means[Programs.Value], means[Programs.Objective], means.Remove(Programs.Value).Remove(Programs.Objective));
    }

    /// <summary>
    /// The optimum of an <see cref="OptimalSigma"/> over the training data, √ mean (x − m(z))² with its floor; 0 for other policies.
    /// </summary>
    public double FreezeSigma(DataSet training, LocalParameters local) => programs.SquaredError.Match(
        Some: graph =>
        {
            var errors = Run(graph, training, local, NoiseKey.FromSeed(0).Then("sigma"), [], frozenSigma: 0, BatchSize)["squared_error"];
            var optimum = Math.Sqrt(errors.Sum() / ((double)errors.Length * spec.Observation.Width));
            return Math.Max(optimum, ((OptimalSigma)((Gaussian)spec.Likelihood).Sigma).LowerLimit());
        },
        None: () => 0);

    private ImmutableSortedDictionary<string, double[]> Run(
        Graph graph,
        DataSet data,
        LocalParameters local,
        NoiseKey key,
        ImmutableArray<(string Input, double Value)> scheduled,
        double frozenSigma,
        int batchSize,
        bool isAtMean = false)
    {
        var values = graph.Outputs.ToImmutableSortedDictionary(output => output.Name, _ => new double[data.Count], StringComparer.Ordinal);
        foreach (var rows in Batches.InOrder(data.Count, batchSize))
        {
            var first = rows[0];
            var program = runtime.Program(graph, rows.Length);
            Batches.Hand(data, local, rows, program);
            if (isAtMean)
                graph.Noises.Iter(noise => program.Input(noise.Name).Clear());
            else
                ModelRuntime.FillNoise(graph, program, key, first);
            foreach (var (input, value) in scheduled)
                ModelRuntime.Set(program, input, value);
            ModelRuntime.Set(program, OptimalSigma.FrozenInput, frozenSigma);
            ModelRuntime.Set(program, MeanField.ObservationsInput, trained);
            program.Run();
            foreach (var (name, all) in values)
                for (var i = 0; i < rows.Length; i++)
                    all[first + i] = program.Output(name)[i];
        }
        return values;
    }
}
