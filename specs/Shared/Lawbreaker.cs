using Vae.Functional.Testing;

namespace Vae.Functional.Specs;

/// <summary>What the laws of estimators say of a formula as it is printed.</summary>
public static class Lawbreaker
{
    /// <summary>The counterexample on which a law breaks, in the law's own words, or null where every law holds.</summary>
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
