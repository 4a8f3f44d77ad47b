using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Bounds;
using Vae.Functional.Engine.Data;
using Vae.Functional.Engine.Training;

namespace Vae.Functional.Runner.DataSets;

/// <summary>The data of a run as the command line asks for them.</summary>
internal static class DataSource
{
    /// <summary>The fraction of a data set without a test part that is held out as one.</summary>
    private const double TestFraction = 0.1;

    /// <summary>
    /// The data that a run trains on, with a test part, fit for a spec: the built-in digits, or a folder of IDX files, or a CSV file. Where
    /// the spec observes bits, intensities become bits; where it observes dequantised pixels, grey levels get noise.
    /// </summary>
    /// <param name="path">A folder or a file; null for the built-in digits.</param>
    /// <param name="spec">Whose observation they are.</param>
    /// <param name="binarise">How intensities become bits; null where the user did not say.</param>
    /// <param name="seed">Of the draws.</param>
    public static Either<Fault, DataSet> Read(string? path, VaeSpec spec, Binarise? binarise, ulong seed) =>
        from raw in path is null ? Prelude.Right<Fault, DataSet>(Digits.Generate().Data) : Files(path)
        from whole in WithTest(raw)
        from bits in Bits(whole, spec, binarise, seed)
        from noisy in Noisy(bits, spec, seed)
        from fitting in ModelData.Check(spec, noisy)
        select fitting;

    /// <summary>What the test part of the built-in digits was drawn from.</summary>
    public static ImmutableArray<Factor> TestFactors => DigitFactors.Classes(Digits.Generate().TestFactors);

    private static Either<Fault, DataSet> Files(string path) =>
        path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? CsvFile.Read(path)
        : File.Exists(path) ? new Fault($"{path}: is a file, but no .csv file; give a folder of IDX files or a .csv file")
        : IdxFolder.Read(path);

    private static Either<Fault, DataSet> WithTest(DataSet data) => data.Test is not null
        ? data
        : data.Split(TestFraction, seed: 0).Map(split =>
            split.Training with { Test = split.Validation with { Name = $"{data.Name} (held-out tenth)" } });

    private static Either<Fault, DataSet> Bits(DataSet data, VaeSpec spec, Binarise? binarise, ulong seed)
    {
        if (spec.Observation.Support != Support.Binary)
            return binarise is null
                ? data
                : new Fault($"--binarise was given, but the spec observes {spec.Observation.GetType().Name}, not Binary; leave it out");
        var method = binarise ?? Binarise.Static;
        var name = $"{data.Name}, binarised ({method.ToString().ToLowerInvariant()})";
        return SupportCheck.Check(data, Support.UnitInterval).Map(intensities =>
            IsBinary(data) ? intensities : intensities.Binarised(method, seed) with { Name = name });
    }

    private static Either<Fault, DataSet> Noisy(DataSet data, VaeSpec spec, ulong seed) =>
        spec.Observation is Pixels { Dequantise: Dequantise.Uniform }
            ? SupportCheck.Check(data, Support.Levels).Map(levels => levels.Dequantised(seed))
            : data;

    private static bool IsBinary(DataSet data) => SupportCheck.Check(data, Support.Binary).IsRight;
}
