using Vae.Functional.Engine.Training;

namespace Vae.Functional.Runner.Studies;

/// <summary>Who is told what a study is doing.</summary>
internal interface IStudyDisplay
{
    /// <summary>A training begins; its progress goes to what is returned.</summary>
    IProgress<TrainingProgress> Training(VaeSpec spec, TrainingPlan plan, DataSet data);
}
