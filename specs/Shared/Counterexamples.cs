using Vae.Functional.Testing;

namespace Vae.Functional.Specs;

/// <summary>What the laws of estimators have against formulas as they are printed.</summary>
public static class Counterexamples
{
    /// <summary>The smallest case found that breaks a law which the estimator's claims call for, in the law's words; null where all hold.</summary>
    public static string? Of(Estimator printed)
    {
        try
        {
            EstimatorLaws.Check(printed);
            return null;
        }
        catch (LawException broken)
        {
            return broken.Message;
        }
    }
}
