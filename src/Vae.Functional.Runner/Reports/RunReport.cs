using System.Collections.Immutable;
using Vae.Functional.Bounds;
using Vae.Functional.Runner.Reports.Images;

namespace Vae.Functional.Runner.Reports;

/// <summary>
/// Everything that the report of one training run shows: plain data, filled by whoever ran the training.
/// Parts that a run does not have (pictures of observations that are no images, a manifold of more than two dimensions) are null.
/// </summary>
/// <param name="SpecId">The spec as the command line names it, for example "simple-vae/d20".</param>
/// <param name="Title">The page's title, for example "simple-vae/d20 on digits".</param>
/// <param name="Objective">What was maximised, in writing.</param>
/// <param name="Verdict">What training maximises, whether what is generated is a draw from the model, and all that the rules say.</param>
/// <param name="Values">The verdict on the values shown for each epoch, which are taken with the divergence at full weight.</param>
/// <param name="Epochs">One row an epoch, in order.</param>
/// <param name="Test">The value on data held out from training, or null before it has been computed.</param>
/// <param name="Settings">Names and values, in the order in which they are to be read.</param>
/// <param name="Reconstructions">Observations that the training did not see, and what the model gives back for them.</param>
/// <param name="Draws">Ancestral samples and the means of the same draws.</param>
/// <param name="Shifted">Of the same draws, means shifted by a multiple of σ, where the spec's decoding shows that.</param>
/// <param name="Latents">Where the family's means put labelled observations.</param>
/// <param name="Manifold">Decoded means on the grid of <see cref="ManifoldGrid"/>, for a latent space of two dimensions.</param>
/// <param name="Traversals">Decoded means along single components of z.</param>
internal sealed record RunReport(
    string SpecId,
    string Title,
    ObjectiveView Objective,
    Verdict Verdict,
    Verdict Values,
    ImmutableArray<EpochRow> Epochs,
    Evaluation? Test,
    ImmutableArray<SettingRow> Settings,
    ImagePairs? Reconstructions = null,
    AncestralDraws? Draws = null,
    GreyImages? Shifted = null,
    LatentScatter? Latents = null,
    GreyImages? Manifold = null,
    LatentTraversals? Traversals = null);

/// <summary>What was maximised, in writing.</summary>
/// <param name="GenerativeModel">Prior and likelihood, a line each: <c>z ~ N(0, I)</c>, <c>x | z ~ …</c>.</param>
/// <param name="Text">The objective as readable text; lines and spaces are kept.</param>
/// <param name="Latex">The same in LaTeX.</param>
/// <param name="Terms">How the value follows from the two terms, for example "bound = reconstruction − KL".</param>
internal sealed record ObjectiveView(string GenerativeModel, string Text, string Latex, string Terms);

/// <summary>One setting of the run.</summary>
/// <param name="Name">For example "learning rate".</param>
/// <param name="Value">For example "0.001".</param>
internal sealed record SettingRow(string Name, string Value);
