using LanguageExt;
using Vae.Functional.Bounds;
using Vae.Functional.Engine.Data;

namespace Vae.Functional.Engine.Training;

/// <summary>Whether data are what a spec's observation says they are.</summary>
public static class ModelData
{
    /// <summary>The data, or what about them does not fit the observation: their shape, or a value outside its support.</summary>
    public static Either<Fault, DataSet> Check(VaeSpec spec, DataSet data)
    {
        if (data.Count == 0)
            return new Fault($"{data.Name}: holds no observations");
        if (data.Shape != spec.Observation.Shape && !IsFlat(spec, data))
            return new Fault(
                $"{data.Name}: an observation has the shape {data.Shape}, the spec's has {spec.Observation.Shape}; "
                + $"declare {spec.Observation.GetType().Name}({data.Shape}) or give other data");
        return CheckFrom(0, spec.Observation, spec.Likelihood, data);
    }

    // The columns of an observation, which begin there.
    private static Either<Fault, DataSet> CheckFrom(int start, Observation observation, Likelihood likelihood, DataSet data) =>
        (observation, likelihood) is (Columns columns, ColumnsLikelihood parts)
            ? from first in CheckFrom(start, columns.First, parts.First, data)
              from then in CheckFrom(start + columns.First.Width, columns.Then, parts.Then, data)
              select data
            : SupportCheck.Check(
                data, Values(observation, likelihood, data), (observation as Categories)?.Count ?? int.MaxValue,
                start..(start + observation.Width));

    // Intensities that bits are drawn from are no bits yet; a density on (0, 1) has no value at its ends.
    private static Support Values(Observation observation, Likelihood likelihood, DataSet data) =>
        data.RedrawSeed is not null ? Support.UnitInterval
        : LikelihoodTable.Rows.TryGetValue(likelihood.Kind, out var row) && row.Covers == Support.OpenUnitInterval
            ? Support.OpenUnitInterval
        : observation.Support;

    // Rows of a table carry no shape of their own.
    private static bool IsFlat(VaeSpec spec, DataSet data) => data.Shape.Rank == 1 && data.Width == spec.Observation.Width;
}
