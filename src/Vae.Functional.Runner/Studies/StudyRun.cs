using LanguageExt;
using Vae.Functional.Engine.Data;
using Vae.Functional.Runner.Studies;

namespace Vae.Functional;

/// <summary>
/// What a study works with: its length, its data, and models that are trained once and kept. Models belong to the run, which disposes them.
/// </summary>
public sealed class StudyRun : IDisposable
{
    private readonly ModelStore store;
    private readonly List<Fit> fits = [];

    internal StudyRun(bool isQuick, StudyData data, ModelStore store) => (IsQuick, Data, this.store) = (isQuick, data, store);

    /// <summary>Whether an answer in a minute is wanted, on little data, rather than one at the source's own settings.</summary>
    public bool IsQuick { get; }

    /// <summary>The data sets.</summary>
    public StudyData Data { get; }

    /// <summary>One of two settings.</summary>
    /// <param name="quick">For an answer in a minute.</param>
    /// <param name="full">The source's own.</param>
    public T Choose<T>(T quick, T full) => IsQuick ? quick : full;

    /// <summary>The whole of a data set, or of each part the first observations where an answer in a minute is wanted.</summary>
    /// <param name="data">The whole.</param>
    /// <param name="quickCount">How many to train on then.</param>
    /// <param name="quickTestCount">How many to test on then.</param>
    public DataSet Shortened(DataSet data, int quickCount, int quickTestCount)
    {
        ArgumentNullException.ThrowIfNull(data);
        return IsQuick ? First(data, quickCount) with { Test = data.Test is { } test ? First(test, quickTestCount) : null } : data;
    }

    /// <summary>
    /// A trained model: from the store where the same spec was trained under the same plan on the same data, to as many epochs; from the
    /// longest shorter training where there is one, so that a curve over epochs costs no more than its last point.
    /// </summary>
    /// <param name="spec">The declaration.</param>
    /// <param name="data">What it is trained on.</param>
    /// <param name="plan">How.</param>
    /// <exception cref="VaeException">Spec, plan or data are impossible, or a value became not a number.</exception>
    /// <exception cref="OperationCanceledException">The user asked to stop; what was trained so far is kept.</exception>
    public Fit Train(VaeSpec spec, DataSet data, TrainingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(plan);
        var fit = store.Train(spec, data, plan).OrThrow();
        fits.Add(fit);
        return fit;
    }

    /// <summary>Frees the models.</summary>
    public void Dispose() => fits.ForEach(fit => fit.Dispose());

    private static DataSet First(DataSet data, int count) =>
        count >= data.Count ? data : data.First(count) with { Name = $"{data.Name} (first {count})" };
}
