using TorchSharp;
using Vae.Functional.Engine.Tests.Execution;

namespace Vae.Functional.Torch.Tests.Lowering;

/// <summary>Planned programs wholly as TorchSharp operations over mirrored memory, as on a device that is not the CPU.</summary>
public sealed class TorchOnlyLawTests() : PlannedLaws(new TorchEngine(device: torch.CPU));

/// <summary>Planned programs on libtorch.</summary>
public sealed class PlannedLawTests() : PlannedLaws(new TorchEngine());

/// <summary>Planned programs on libtorch, all that can be divided among three threads.</summary>
public sealed class DividedLawTests() : PlannedLaws(new TorchEngine(Teams.Eager), cases: 150);
