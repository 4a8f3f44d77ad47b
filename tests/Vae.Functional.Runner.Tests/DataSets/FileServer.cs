using System.Net;
using System.Net.Sockets;

namespace Vae.Functional.Runner.Tests.DataSets;

/// <summary>A host on this machine that has some files, and counts what it is asked for.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly IReadOnlyDictionary<string, byte[]> files;
    private int requests;

    public FileServer(IReadOnlyDictionary<string, byte[]> files)
    {
        this.files = files;
        Address = new($"http://127.0.0.1:{FreePort()}/");
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        _ = Serve();
    }

    public Uri Address { get; }

    public int Requests => requests;

    /// <summary>A port of this machine on which nobody listens.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public void Dispose() => listener.Close();

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                Interlocked.Increment(ref requests);
                var path = context.Request.Url!.AbsolutePath.TrimStart('/');
                if (files.TryGetValue(path, out var content))
                    await context.Response.OutputStream.WriteAsync(content);
                else
                    context.Response.StatusCode = (int)HttpStatusCode.NotFound;
                context.Response.Close();
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
        }
    }
}
