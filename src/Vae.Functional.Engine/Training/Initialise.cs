using Vae.Functional.Engine.Planning;
using Vae.Functional.Noise;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Training;

/// <summary>Values before training: each parameter's law, drawn with a key of its own name.</summary>
internal static class Initialise
{
    /// <summary>Fills a flat buffer of parameters.</summary>
    public static void Fill(ParameterLayout layout, ulong seed, Span<float> values)
    {
        foreach (var parameter in layout.All)
        {
            var slot = layout[parameter.Name];
            Draw(parameter, NoiseKey.FromSeed(seed).Then("initialise").Then(parameter.Name), values.Slice(slot.Offset, slot.Count));
        }
    }

    /// <summary>The values of one parameter.</summary>
    public static void Draw(Expr.Parameter parameter, NoiseKey key, Span<float> values)
    {
        switch (parameter.Initialisation)
        {
            case Initialisation.Constant constant:
                values.Fill((float)constant.Value);
                break;
            case Initialisation.GlorotUniform:
                var limit = Math.Sqrt(6.0 / (parameter.Shape[0].Count + parameter.Shape[1].Count));
                key.FillUniform(values);
                foreach (ref var value in values)
                    value = (float)(limit * (2 * value - 1));
                break;
            case Initialisation.GlorotNormal:
                Normal(Math.Sqrt(2.0 / (parameter.Shape[0].Count + parameter.Shape[1].Count)), key, values);
                break;
            case Initialisation.Normal normal:
                Normal(normal.Deviation, key, values);
                break;
            case Initialisation.Opaque opaque:
                opaque.Function.Start(key.Key, values);
                break;
            default:
                throw new InvalidOperationException($"unknown initialisation {parameter.Initialisation.GetType().Name}");
        }
    }

    private static void Normal(double deviation, NoiseKey key, Span<float> values)
    {
        key.FillStandardNormal(values);
        foreach (ref var value in values)
            value *= (float)deviation;
    }
}
