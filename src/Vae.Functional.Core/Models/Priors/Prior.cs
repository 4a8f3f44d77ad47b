using System.Text;
using Vae.Functional.Distributions;

namespace Vae.Functional;

/// <summary>The distribution p(z) of the latent vector.</summary>
/// <param name="Dimension">The number of latent components d.</param>
public abstract record Prior(int Dimension)
{
    // A spec prints what was declared, not what follows from it.
    /// <summary>Prints the declared members only.</summary>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        builder.Append($"Dimension = {Dimension}");
        return true;
    }

    /// <summary>p(z) over batches of latent vectors, [n, d].</summary>
    public abstract Distribution Distribution { get; }

    /// <summary>How <c>explain</c> writes it, in text and in LaTeX.</summary>
    public abstract (string Text, string Latex) Notation { get; }
}
