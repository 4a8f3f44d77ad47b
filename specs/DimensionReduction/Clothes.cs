namespace Vae.Functional.Specs;

public static partial class DimensionReduction
{
    public static readonly VaeStudy Clothes = new(
        "What do two latent components keep of clothes?", "004, section 4.2, figures 2, 4 and 5", KeptOfClothes);

    private static StudyResult KeptOfClothes(StudyRun run)
    {
        var data = run.Shortened(run.Data.FashionMnist, quickCount: 2000, quickTestCount: 500);
        var pictures = new Pictures(run.Train(Plane, data, LadderPlan(run)), data);
        return new StudyResult(pictures.Finding, [.. pictures.Exhibits]);
    }
}
