using System.Collections.Immutable;
using Vae.Functional.Tensors;

namespace Vae.Functional.Distributions;

/// <summary>What draws of mixtures share: noise for the choice, and for each part under its number.</summary>
internal static class Mixtures
{
    /// <summary>Uniform noise for so many choices, then the noises of the parts in order.</summary>
    public static ImmutableArray<DrawNoise> Noises(IEnumerable<Distribution> parts, int components, int choices)
    {
        ImmutableArray<Distribution> all = [.. parts];
        return
        [
            new(NoiseLaw.Uniform, choices * all.Length, "choice"),
            .. all.SelectMany((part, k) => part.Noises(components).Select(noise =>
                noise with { Part = noise.Part == "" ? $"{k + 1}" : $"{k + 1}.{noise.Part}" })),
        ];
    }

    /// <summary>A draw of each part from the noises behind that of the choice; none has a gradient, since the choice has none.</summary>
    public static IEnumerable<Expr> Draws(IEnumerable<Distribution> parts, ImmutableArray<Expr> noises, int components)
    {
        var next = 1;
        foreach (var part in parts)
        {
            var count = part.Noises(components).Length;
            yield return Expressions.StopGradient(part.Draw(noises.Slice(next, count)));
            next += count;
        }
    }
}
