using System.Collections.Immutable;
using Vae.Functional.Engine.Data;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors.Passes;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs;

public static partial class ThesisChapter
{
    /// <summary>Equation 5.6: β = 0 and a squared error, with z still drawn from q(z|x).</summary>
    public static readonly VaeStudy AutoencoderLimit = new(
        "Does β = 0 leave q(z|x) unestimated?",
        "000, section 5.4.2, equation 5.6",
        TakeBetaToZero);

    private static StudyResult TakeBetaToZero(StudyRun run)
    {
        var data = Images(run);
        var test = data.Test!;
        ImmutableArray<(string Name, Fit Fit)> all =
        [
            ("β = 1, σ = 1", run.Train(Unit20, data, Plan(run))),
            ("β = 0, z ~ q(z|x)", run.Train(Unweighted20, data, Plan(run))),
            ("autoencoder, z = μ(x)", run.Train(Autoencoder20, data, Plan(run))),
        ];
        var errors = all.Select(model => Reconstructed.By(model.Name, "", test, [model.Fit])).ToArray();
        var drawn = all.Select(model => new Reconstructed(model.Name, "", test, [model.Fit.Reconstruct(test, draws: 1)])).ToArray();
        var spread = all.Select(model => model.Fit.Measure(test, new LatentSpread())).ToArray();
        var (within, between) = (spread[1][0].Value, spread[1][1].Value);
        var gradient = ObjectivePoint.At(Unweighted20, seed: 0)[Differentiate.OutputName("encoder.log_variance.bias")].Values.ToArray();
        var difference = errors[1].Less(errors[2]);

        return new StudyResult(
            Text($"""
                At β = 0 the variance of q(z|x) is trained all the same, towards 0: noise in z costs reconstruction. It ends at
                {within:G3} a component where the means vary by {between:G3}, a ratio of {within / between:G2}, from 1 before training.
                So trained, the model errs by {errors[1].Error.Value:F2} an image and the autoencoder with the same networks by
                {errors[2].Error.Value:F2}: a difference of {difference.Words()}.
                """),
            [
                new Exhibit.Table(
                    "What is trained",
                    "Test images: squared error, with z the mean of q(z|x) and with z drawn from it; variances of a component of z.",
                    ["system", "error at the mean", "error at a draw", "variance within q(z|x)", "variance between its means"],
                    [.. all.Select((model, i) => ImmutableArray.Create<Cell>(
                        model.Name, errors[i].Error.Value, drawn[i].Error.Value, Cell.From(spread[i][0]), Cell.From(spread[i][1])))]),
            ],
            [
                Audited("when $\\beta=0$ the parameters of $q_{\\varphi}(\\mathbf{z}|x)$ are not estimated anymore", "section 5.4.2",
                    AuditVerdict.DoesNotHold,
                    Text($"""
                        Drawn z = μ(x) + σ(x)ε reaches the reconstruction term: E(x − w(μ + σε))² = (x − wμ)² + w²σ² has the derivative 2w²σ
                        in σ. In double precision at a random point the gradient in the offset of log σ² is {gradient[0]:G3},
                        {gradient[1]:G3}, {gradient[2]:G3} … at β = 0; trained, the variance falls from 1 to {within:G3} where the means
                        vary by {between:G3}.
                        """)),
                Audited("and an untrained probabilistic encoder", "section 5.4.2, below equation 5.6", AuditVerdict.DoesNotHold,
                    Text($"""
                        The encoder's mean and variance are both trained: against the deterministic autoencoder the error differs by
                        {difference.Words()}, and the variance of q(z|x) is {within / between:G2} of that of its means.
                        """)),
                Audited("When maximizing the resulting objective function of Equation 5.6", "section 5.4.2", AuditVerdict.DoesNotHold,
                    "Equation 5.6 is (x − μ)², without the minus sign of the bound: it is to be minimised, and has no upper limit."),
                Audited("this produces the best reconstruction possible", "section 5.4.2",
                    AuditVerdict.HoldsWithCorrection,
                    Text($"""
                        Best of the objectives in β at training, as the other term is gone; on test images β = 0 errs by
                        {errors[1].Error.Value:F2}, the autoencoder, whose z has no noise, by {errors[2].Error.Value:F2} and β = 1 by
                        {errors[0].Error.Value:F2} (seed 0).
                        """)),
                Audited("the resulting objective function is no longer a lower bound of the marginal log-likelihood", "section 5.4.2",
                    AuditVerdict.Holds,
                    Text($"""
                        One pixel, p(x|z) = N(z, 1), x = 0, q = N(0, 0.01), β = 0.01: the objective is {Witness(0.01):F3} and log p(x) =
                        {-0.5 * Math.Log(4 * Math.PI):F3}. For β > 1 it stays a lower bound.
                        """)),
            ]);
    }

    // −½ ln 2π − ½E z² − β KL(N(0, s²)‖N(0, 1)) at s² = 0.01.
    private static double Witness(double beta) =>
        -0.5 * Math.Log(2 * Math.PI) - 0.005 - beta * 0.5 * (0.01 - 1 - Math.Log(0.01));
}
