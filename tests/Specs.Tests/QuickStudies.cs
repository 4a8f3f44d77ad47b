using Vae.Functional.Runner;
using Vae.Functional.Runner.Studies;

namespace Vae.Functional.Specs.Tests;

/// <summary>
/// The quick forms of the studies on the built-in digits: each is run once, when a test first asks for it, and all share their trained
/// models. A folder of its own is the working directory meanwhile, so the tests that use it stand in one collection.
/// </summary>
public sealed class QuickStudies : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vae-studies-");
    private readonly string before = Directory.GetCurrentDirectory();
    private readonly Dictionary<string, Lazy<StudyRecord>> records =
        Declared.Studies.All.ToDictionary(study => study.Id, study => new Lazy<StudyRecord>(() => Run(study.Id)));

    public QuickStudies() => Directory.SetCurrentDirectory(folder.FullName);

    /// <summary>What a study found.</summary>
    internal StudyRecord Of(string id) => records[id].Value;

    /// <summary>Something that a study shows, by its heading.</summary>
    internal T Exhibit<T>(string id, string name) where T : Exhibit =>
        Assert.Single(Of(id).Result.Exhibits.OfType<T>(), exhibit => exhibit.Name == name);

    public void Dispose()
    {
        Directory.SetCurrentDirectory(before);
        folder.Delete(recursive: true);
    }

    private static StudyRecord Run(string id)
    {
        var (error, errorBefore) = (new StringWriter(), Console.Error);
        Console.SetError(error);
        try
        {
            var code = VaeRunner.FromAssembly(typeof(SimpleVae).Assembly).Run(["study", id, "--quick"]);
            Assert.Equal(("", 0), (error.ToString(), code));
        }
        finally
        {
            Console.SetError(errorBefore);
        }
        return StudyFolder.Last(id, isQuick: true).OrThrow().IfNone(() => throw new VaeException(new($"{id} wrote no result")));
    }
}

/// <summary>The tests that look at what studies found: one after the other.</summary>
[CollectionDefinition(nameof(QuickStudies))]
public sealed class QuickStudiesCollection : ICollectionFixture<QuickStudies>;
