using System.Runtime.InteropServices;
using Vae.Functional.Noise;

namespace Vae.Functional.Specs;

/// <summary>Data of which some components are other numbers than they should be.</summary>
internal static class Outliers
{
    /// <summary>Some components, each by itself, replaced by numbers drawn evenly from an interval; in the test part too.</summary>
    /// <param name="data">The clean data.</param>
    /// <param name="fraction">From 0 to 1.</param>
    /// <param name="low">Where the interval begins.</param>
    /// <param name="high">Where it ends.</param>
    /// <param name="seed">Of the draws.</param>
    public static DataSet WithOutliers(this DataSet data, double fraction, float low, float high, ulong seed)
    {
        if (fraction == 0)
            return data;
        var key = NoiseKey.FromSeed(seed).Then("outliers");
        var (chosen, drawn) = (new float[data.Values.Length], new float[data.Values.Length]);
        key.Then("chosen").FillUniform(chosen);
        key.Then("drawn").FillUniform(drawn);
        var values = new float[data.Values.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = chosen[i] < fraction ? low + (high - low) * drawn[i] : data.Values[i];
        return data with
        {
            Name = FormattableString.Invariant($"{data.Name} with {100 * fraction:F0} % outliers"),
            Values = ImmutableCollectionsMarshal.AsImmutableArray(values),
            Test = data.Test?.WithOutliers(fraction, low, high, seed + 1),
        };
    }
}
