using System.Collections.Immutable;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors.Passes;

namespace Vae.Functional.Engine.Training;

/// <summary>The sums of an epoch under way: of each number that a training step reports. Adding a step allocates nothing.</summary>
internal sealed class EpochSums(RunningSums from)
{
    private int observations = from.Observations;
    private string[]? names;
    private double[] sums = [];

    /// <summary>What has been summed, as a state keeps it.</summary>
    public RunningSums Total => names is null
        ? from
        : new(observations, Enumerable.Range(0, names.Length).ToImmutableSortedDictionary(i => names[i], i => sums[i], StringComparer.Ordinal));

    /// <summary>Adds what a step reports, unless one of its numbers is not finite: then its name is returned, and nothing is added.</summary>
    public string? Add(IProgram program, int rows)
    {
        names ??= Reported(program);
        foreach (var name in names)
            if (!float.IsFinite(program.Output(name)[0]))
                return name;
        for (var i = 0; i < names.Length; i++)
            sums[i] += (double)program.Output(names[i])[0] * rows;
        observations += rows;
        return null;
    }

    private string[] Reported(IProgram program)
    {
        string[] reported =
        [
            .. program.Plan.Outputs.Keys
                .Where(name => name != Programs.Loss && !RunningStatistic.IsOutput(name) && !Differentiate.IsOutput(name)),
        ];
        sums = [.. reported.Select(name => from.Sums.GetValueOrDefault(name))];
        return reported;
    }
}
