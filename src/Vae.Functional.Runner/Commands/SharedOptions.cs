using System.CommandLine;
using LanguageExt;
using Vae.Functional.Runner.Specs;

namespace Vae.Functional.Runner.Commands;

/// <summary>Arguments and options that several commands take, described once.</summary>
internal static class SharedOptions
{
    public static Argument<string> Spec() => new("spec") { Description = "The id of a spec, as 'list' shows it." };

    public static System.CommandLine.Option<string?> Data() => new("--data") { Description = "A folder of IDX files (gzipped or not) or a .csv file; the built-in digits where left out." };

    public static System.CommandLine.Option<Binarise?> Binarise() => new("--binarise") { Description = "How grey values become bits for a Binary observation: static (default; one seeded draw a pixel), threshold, dynamic (a draw each epoch)." };

    public static System.CommandLine.Option<int> Threads() => new("--threads") { Description = "Threads of the engine's arithmetic.", DefaultValueFactory = _ => 1 };

    public static System.CommandLine.Option<string?> Estimator(SpecCatalog catalog) => new("--estimator") { Description = $"How the objective is estimated: {string.Join(", ", EstimatorCatalog.Ids(catalog.Assembly))}." };

    public static System.CommandLine.Option<int?> Samples() => new("--samples") { Description = "Draws of z for each observation, 1 by default." };

    /// <summary>The estimator that the options name, or the fallback where they name none.</summary>
    public static Either<Fault, Estimator> Chosen(SpecCatalog catalog, string? estimator, int? samples, Estimator fallback) =>
        estimator is null && samples is null
            ? fallback
            : EstimatorCatalog.Find(catalog.Assembly, estimator ?? Names.Kebab(fallback.GetType().Name), samples ?? 1);
}
