using System.Diagnostics;

namespace Vae.Functional.Benchmarks.Running;

/// <summary>
/// A child process that reads a line and answers with one. Between its answers it waits and computes nothing, so that several can take
/// turns. It ends with its input.
/// </summary>
internal sealed class Conversation : IDisposable
{
    private readonly string name;
    private readonly Process process;
    private readonly Task<string> errors;

    public Conversation(string name, ProcessStartInfo start)
    {
        this.name = name;
        start.RedirectStandardInput = true;
        process = Process.Start(start)!;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Says a line and waits for the answer.</summary>
    /// <exception cref="VaeException">The child has ended.</exception>
    public async Task<string> Ask(string line, CancellationToken cancellation)
    {
        try
        {
            await process.StandardInput.WriteLineAsync(line.AsMemory(), cancellation);
            await process.StandardInput.FlushAsync(cancellation);
        }
        catch (IOException)
        {
            // The pipe of a child that has ended; what it said last is read below.
        }
        return await process.StandardOutput.ReadLineAsync(cancellation)
            ?? throw new VaeException(new Fault($"{name} ended: {(await errors).Trim().Split('\n')[^1]}"));
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
