namespace Vae.Functional.Runner.Tests.Commands;

/// <summary>Specs that are declared wrongly: told of where they are asked for, and in nobody else's way.</summary>
[Collection(nameof(Serial))]
public sealed class DeclarationTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("wrong/no-latent", "Prior: the latent dimension is 0; give a positive number")]
    [InlineData("wrong/negative-latent", "Prior: the latent dimension is -3; give a positive number")]
    [InlineData("wrong/empty-layer", "Family: a hidden layer has size 0; give a positive size")]
    [InlineData("wrong/negative-layer", "Likelihood: a hidden layer has size -8; give a positive size")]
    [InlineData("wrong/negative-beta", "VAE2004: β = -1 makes no objective; give a finite number that is not negative")]
    [InlineData("wrong/nan-beta", "VAE2004: β = NaN makes no objective; give a finite number that is not negative")]
    [InlineData("wrong/infinite-beta", "VAE2004: β = Infinity makes no objective; give a finite number that is not negative")]
    [InlineData("wrong/zero-sigma", "Likelihood: Sigma: σ is 0; give a positive number")]
    [InlineData("wrong/negative-sigma", "Likelihood: Sigma: σ is -0.1; give a positive number")]
    [InlineData("wrong/negative-floor", "Likelihood: Sigma: the floor is -0.1; give a number that is not negative")]
    [InlineData("wrong/no-pixels", "Observation: the shape is [6, 0]; give positive extents")]
    [InlineData("too-early/part", "too-early/part: Part.Family.Network is null; a static field that is used must stand above the declaration that uses it")]
    [InlineData("too-early/whole", "too-early/whole: Whole is null; a static field that is used must stand above the declaration that uses it")]
    [InlineData("copies-nothing/copy", "copies-nothing/copy: class CopiesNothing cannot be initialised: a static field is used above its own declaration; move it up")]
    [InlineData("throws/property", "throws/property: class Throws cannot be initialised: InvalidOperationException: the weather is bad")]
    [InlineData("twin/same", "twin/same: Vae.Functional.Runner.Tests.Declared.FirstOfTwo+Twin.Same and Vae.Functional.Runner.Tests.Declared.SecondOfTwo+Twin.Same have the same id; rename one")]
    public void A_wrong_declaration_is_one_line(string spec, string message)
    {
        Assert.Equal(message, place.Run($"train {spec}").Fault().Replace('−', '-'));
        Assert.Equal(message, place.Run($"explain {spec}").Fault().Replace('−', '-'));
        Assert.Empty(Directory.GetFileSystemEntries(place.Root));
    }

    [Fact]
    public void The_list_shows_every_declaration_and_what_is_wrong_with_it()
    {
        var output = place.Run("list").Succeeded().Output;

        Assert.Matches(@"(?m)^tiny/grey +UnitInterval \[6, 6\] +StandardNormal\(2\) +DiagonalGaussian +Gaussian +bound\r?$", output);
        Assert.Matches(@"(?m)^tiny/half-beta .* surrogate objective\r?$", output);
        Assert.Matches(@"(?m)^wrong/nan-beta .* refused: VAE2004: β = NaN makes no objective", output);
        Assert.Matches(@"(?m)^too-early/part +cannot be read: Part\.Family\.Network is null", output);
        Assert.Matches(@"(?m)^too-early/base ", output);
        Assert.Matches(@"(?m)^twin/same +cannot be read: ", output);
        Assert.DoesNotContain("generic", output);
    }

    [Fact]
    public void Ids_are_in_kebab_case()
    {
        var output = place.Run("list").Output;

        Assert.Contains("http-vae/my-vae2 ", output);
        Assert.Contains("http-vae/x-of28-by28 ", output);
    }

    [Fact]
    public void An_assembly_without_specs_says_how_to_declare_one()
    {
        var assembly = typeof(VaeRunner).Assembly;

        Assert.Equal("there is no spec 'any/thing': Vae.Functional.Runner declares none; declare a public static readonly VaeSpec in a public class", Workplace.Run(assembly, "train", "any/thing").Fault());
        Workplace.Run(assembly, "list").Succeeded();
    }
}
