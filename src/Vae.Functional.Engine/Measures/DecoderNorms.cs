using System.Collections.Immutable;
using LanguageExt;

namespace Vae.Functional;

/// <summary>
/// ‖Wᵢ‖ of each latent component, W the first weights of the decoder, all that read z together: a component that the decoder has learned to
/// pass over has a norm near 0 (a scree plot, sorted).
/// </summary>
public sealed record DecoderNorms : Measure
{
    /// <inheritdoc/>
    public override string Summary => "the norms of the decoder's first weights by component of z, a scree plot where sorted";

    /// <inheritdoc/>
    public override string Source => "the scree plot of principal components (Cattell 1966)";

    /// <inheritdoc/>
    public override string? Lacking(VaeSpec spec) =>
        Objectives.Programs.FirstDecoderWeights(spec).IsEmpty ? "no weight matrix of the decoder reads z; declare an Mlp" : null;

    /// <inheritdoc/>
    protected internal override Either<Fault, ImmutableArray<Measurement>> Of(MeasuredModel model)
    {
        var squares = new double[model.Spec.Prior.Dimension];
        foreach (var weights in Objectives.Programs.FirstDecoderWeights(model.Spec))
        {
            var (extents, values) = model.Parameter(weights.Name)!.Value;
            for (var i = 0; i < values.Length; i++)
                squares[i / extents[1]] += (double)values[i] * values[i];
        }
        return ImmutableArray.CreateRange(squares.Select((square, i) => new Measurement(
            $"decoder norm of z[{i}]", Math.Sqrt(square), null, "activation for each unit of z", Standing.Exact, $"‖W[{i}]‖")));
    }
}
