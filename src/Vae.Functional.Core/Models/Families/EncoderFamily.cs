using System.Text;

namespace Vae.Functional;

/// <summary>A family whose parameters a network of the observation gives, or <see cref="PerObservation"/> has.</summary>
/// <param name="Network">From an observation laid flat to features.</param>
public abstract record EncoderFamily(Network Network) : Family
{
    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append($"Network = {Network}");
        return true;
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => Network.Faults
        .Concat(Network.Range == OutputRange.Natural ? [] : ["Output is for decoders; leave an encoder's at Natural"])
        .Select(fault => $"Family: {fault}");
}
