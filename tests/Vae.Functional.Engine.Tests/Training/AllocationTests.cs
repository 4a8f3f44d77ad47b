using Vae.Functional.Engine.Embedded;
using Vae.Functional.Engine.Embedded.Multiply;
using Vae.Functional.Engine.Tests.Execution;

namespace Vae.Functional.Engine.Tests.Training;

/// <summary>Steps on the embedded engine.</summary>
public sealed class AllocationTests() : AllocationLaws(team => new EmbeddedEngine(VectorWidths.Widest, team));
