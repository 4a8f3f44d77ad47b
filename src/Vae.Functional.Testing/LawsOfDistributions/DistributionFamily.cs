using System.Collections.Immutable;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional.Testing.LawsOfDistributions;

/// <summary>A distribution with its parameters open: what laws of distributions are about.</summary>
/// <param name="Name">As failures name it.</param>
/// <param name="Parameters">The domain of each parameter.</param>
/// <param name="Of">The distribution over [n, d] from parameters of that shape.</param>
public sealed record DistributionFamily(string Name, ImmutableArray<Domain> Parameters, Func<ImmutableArray<Expr>, Distribution> Of)
{
    /// <summary>A family of one parameter.</summary>
    public static DistributionFamily From(string name, Domain parameter, Func<Expr, Distribution> of) =>
        new(name, [parameter], parameters => of(parameters[0]));

    /// <summary>A family of two parameters.</summary>
    public static DistributionFamily From(string name, Domain first, Domain second, Func<Expr, Expr, Distribution> of) =>
        new(name, [first, second], parameters => of(parameters[0], parameters[1]));
}
