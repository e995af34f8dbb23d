using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PortRegistry.Update.Tests;

/// <summary>A request that came: its path and its headers.</summary>
internal sealed record SeenRequest(string Path, IReadOnlyDictionary<string, string> Headers)
{
    internal string? this[string header] => Headers.GetValueOrDefault(header);
}

/// <summary>A real HTTP server on loopback that answers as a test says, and remembers what it was asked.</summary>
internal sealed class RegistryServer : IDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<SeenRequest> requests = new();
    private readonly CancellationTokenSource ending = new();

    /// <summary>Starts a server.</summary>
    /// <param name="answer">Answers a request, given its number from 1.</param>
    /// <param name="certificate">Its certificate, for HTTPS.</param>
    /// <param name="host">The address to listen on; the default is 127.0.0.1.</param>
    internal RegistryServer(Func<HttpContext, int, Task> answer, X509Certificate2? certificate = null, IPAddress? host = null)
        : this(options => Secure(options, certificate), host)
    {
        app.Run(async context =>
        {
            requests.Enqueue(new SeenRequest(
                context.Request.Path,
                context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
            await answer(context, requests.Count);
        });
        app.StartAsync().Wait();
    }

    private RegistryServer(Action<ListenOptions> listen, IPAddress? host = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(host ?? IPAddress.Loopback, 0, listen);
        });
        app = builder.Build();
    }

    /// <summary>Its address, without a path.</summary>
    internal string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>The address of a registry file on it.</summary>
    internal string Registry => Address + "/registry.xml";

    /// <summary>The requests so far.</summary>
    internal IReadOnlyList<SeenRequest> Requests => [.. requests];

    /// <summary>Canceled when the server is about to end: what waits for good waits for this.</summary>
    internal CancellationToken Ending => ending.Token;

    /// <summary>A server that gives the same answer to every request.</summary>
    internal static RegistryServer Of(byte[] content, Action<HttpResponse>? prepare = null) => new((context, _) => Send(context, content, prepare));

    /// <summary>A server that speaks no HTTP, or wrongly: it answers each connection with the next of these, the last for good, and closes it.</summary>
    internal static RegistryServer OfRawBytes(params byte[][] answers)
    {
        int connections = 0;
        var server = new RegistryServer(options => options.Run(async connection =>
        {
            await connection.Transport.Input.ReadAsync();
            await connection.Transport.Output.WriteAsync(answers[Math.Min(Interlocked.Increment(ref connections), answers.Length) - 1]);
            await connection.Transport.Output.CompleteAsync();
        }));
        server.app.StartAsync().Wait();
        return server;
    }

    private static void Secure(ListenOptions options, X509Certificate2? certificate)
    {
        if (certificate is not null)
        {
            options.UseHttps(certificate);
        }
    }

    internal static async Task Send(HttpContext context, byte[] content, Action<HttpResponse>? prepare = null)
    {
        context.Response.ContentLength = content.Length;
        prepare?.Invoke(context.Response);
        await context.Response.Body.WriteAsync(content);
    }

    internal static Task Redirect(HttpContext context, string location, int code = 302)
    {
        context.Response.StatusCode = code;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    }

    /// <summary>Waits until the client has gone, or the server is about to end.</summary>
    internal async Task Stall(HttpContext context)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, ending.Token);
        await Task.Delay(Timeout.Infinite, either.Token).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    public void Dispose()
    {
        ending.Cancel();
        app.StopAsync(new CancellationToken(canceled: true)).Wait();
        app.DisposeAsync().AsTask().Wait();
        ending.Dispose();
    }
}
