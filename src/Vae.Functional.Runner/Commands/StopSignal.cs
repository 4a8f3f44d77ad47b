using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Vae.Functional.Runner.Commands;

/// <summary>
/// Ctrl-C, or a polite request to end, as a cancellation: the step under way is finished, then the run is saved. Who asks a second time
/// is not kept waiting: the process ends at once, as it would have without this.
/// </summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly ImmutableArray<PosixSignalRegistration> registrations;

    public StopSignal() => registrations = [Register(PosixSignal.SIGINT), Register(PosixSignal.SIGTERM)];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>From here on signals do what they did before.</summary>
    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        source.Dispose();
    }

    private PosixSignalRegistration Register(PosixSignal signal) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = !source.IsCancellationRequested;
        source.Cancel();
    });
}
