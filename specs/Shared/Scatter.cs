using System.Collections.Immutable;

namespace Vae.Functional.Specs;

/// <summary>Points of a latent plane in groups of one label.</summary>
internal static class Scatter
{
    /// <summary>The means of q(z|x) of a model with two latent components.</summary>
    public static ImmutableArray<Series> Of(Fit fit, DataSet data)
    {
        var means = fit.Encode(data).Chunk(2).ToArray();
        return
        [
            .. data.Labels.Distinct().Order().Select(label => Series.Of($"{label}",
                means.Where((_, i) => data.Labels[i] == label).Select(mean => ((double)mean[0], (double)mean[1])))),
        ];
    }
}
