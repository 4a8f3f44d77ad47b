using Vae.Functional.Runner.Studies;

namespace Vae.Functional;

/// <summary>
/// A question about models, and what answers it with numbers and pictures. A public static readonly field of this type in an assembly
/// becomes a study of its command line, as in <c>./vae study thesis/simple-vae</c>.
/// </summary>
/// <param name="Title">What is asked, in a line.</param>
/// <param name="Source">Whose figures or claims it is about, for example <c>000, figures 5.3 to 5.7</c>; empty where nobody's.</param>
/// <param name="Answer">
/// Trains what it needs through the run that it is given, which keeps what was trained, and says what was found. It may throw a
/// <see cref="VaeException"/>, which becomes one line.
/// </param>
public sealed record VaeStudy(string Title, string Source, Func<StudyRun, StudyResult> Answer);
