using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace PortRegistry.Commands;

/// <summary>
/// Downloads a file by HTTP on the calling thread, so that it can write to a pipeline. The retries are a loop, because a
/// library for them would have to be shipped, updated and isolated.
/// </summary>
internal sealed class RegistryDownloader : IDisposable
{
    private const int MaxAttempts = 4;
    private const int MaxRedirects = 10;
    private static readonly TimeSpan StallLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(60);
    private readonly DownloadOptions options;
    private readonly HttpClient client;
    private readonly Action<string> tell;
    private readonly Action<long, long?> progress;
    private readonly CancellationToken stop;

    /// <summary>Makes a downloader; nothing is sent yet.</summary>
    /// <param name="options">What to ask for, and how.</param>
    /// <param name="tell">Takes sentences on what happens.</param>
    /// <param name="progress">Takes how many bytes have come, and of how many where that is known.</param>
    /// <param name="stop">Stops it at once.</param>
    internal RegistryDownloader(DownloadOptions options, Action<string> tell, Action<long, long?> progress, CancellationToken stop)
    {
        this.options = options;
        this.tell = tell;
        this.progress = progress;
        this.stop = stop;
        client = new HttpClient(RequestFactory.CreateHandler(options)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public void Dispose() => client.Dispose();

    /// <summary>Fetches the file, several times where it fails in a way that passes.</summary>
    /// <exception cref="DownloadException">It cannot be had.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal Download Get()
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return GetOnce();
            }
            catch (DownloadException exception) when (exception.IsTransient && attempt < MaxAttempts && Wait(exception, attempt) <= MaxWait)
            {
                TimeSpan wait = Wait(exception, attempt);
                tell($"{exception.Message} Attempt {attempt + 1} of {MaxAttempts} follows in {wait.TotalSeconds:0} s.");
                stop.WaitHandle.WaitOne(wait);
                stop.ThrowIfCancellationRequested();
            }
        }
    }

    // Retry-After, otherwise 1, 2 and 4 seconds.
    private static TimeSpan Wait(DownloadException exception, int attempt)
        => exception.RetryAfter is TimeSpan asked && asked > TimeSpan.Zero ? asked : TimeSpan.FromSeconds(1 << (attempt - 1));

    private Download GetOnce()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        deadline.CancelAfter(options.Timeout);
        var seen = new HashSet<Uri> { options.Address };
        for (Uri address = options.Address; ;)
        {
            string shown = RegistryAddress.Plain(address);
            try
            {
                using HttpRequestMessage request = RequestFactory.CreateRequest(options, address);
                tell($"Asking {shown}" + (request.Headers.IfNoneMatch.Count + (request.Headers.IfModifiedSince is null ? 0 : 1) > 0 ? " for what is newer." : "."));
                using HttpResponseMessage response = Wait(client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token), deadline.Token);
                if (Redirects.IsRedirect(response))
                {
                    address = Redirects.Next(address, response, options.AllowInsecure);
                    tell($"{shown} redirects to {RegistryAddress.Plain(address)}.");
                    if (!seen.Add(address) || seen.Count > MaxRedirects + 1)
                    {
                        throw Redirects.TooMany(options.Address, MaxRedirects);
                    }

                    continue;
                }

                return Read(response, shown, deadline.Token);
            }
            catch (OperationCanceledException exception) when (!stop.IsCancellationRequested)
            {
                throw ResponseFailure.OfTimeout(shown, options.Timeout, exception);
            }
            catch (Exception exception) when (exception is HttpRequestException or WebException or IOException)
            {
                throw ResponseFailure.OfException(exception, shown);
            }
        }
    }

    private Download Read(HttpResponseMessage response, string address, CancellationToken deadline)
    {
        string? eTag = Sendable(First(response.Headers, "ETag"));
        string? lastModified = Sendable(First(response.Content.Headers, "Last-Modified"));
        if (response.StatusCode == HttpStatusCode.NotModified && options.Known is not null)
        {
            return new Download(null, eTag, lastModified);
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw ResponseFailure.OfStatus(response, address);
        }

        byte[] body = ReadBody(response, address, deadline);
        byte[] content = ResponseBody.Decode(body, response.Content.Headers.ContentEncoding, stop);
        string packed = content.Length == body.Length ? string.Empty : string.Format(CultureInfo.InvariantCulture, ", {0:N0} unpacked", content.Length);
        tell(string.Format(CultureInfo.InvariantCulture, "Received {0:N0} bytes{1}.", body.Length, packed));
        return new Download(content, eTag, lastModified);
    }

    private byte[] ReadBody(HttpResponseMessage response, string address, CancellationToken deadline)
    {
        // RFC 9112, section 6.3: with chunked encoding, Content-Length is ignored.
        long? promised = response.Headers.TransferEncodingChunked == true ? null : response.Content.Headers.ContentLength;
        if (promised > RegistryReadOptions.MaxFileLength)
        {
            throw ResponseBody.TooLarge($"The answer of '{address}' has");
        }

        using var body = new MemoryStream();
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(deadline);
        byte[] buffer = new byte[81920];
        try
        {
            using Stream stream = Wait(response.Content.ReadAsStreamAsync(), deadline);
            while (true)
            {
                progress(body.Length, promised);
                stall.CancelAfter(StallLimit);
                int count = Wait(stream.ReadAsync(buffer, 0, buffer.Length, stall.Token), stall.Token);
                if (count == 0)
                {
                    break;
                }

                if (body.Length + count > RegistryReadOptions.MaxFileLength)
                {
                    throw ResponseBody.TooLarge($"The answer of '{address}' has");
                }

                body.Write(buffer, 0, count);
            }
        }
        catch (OperationCanceledException exception) when (!deadline.IsCancellationRequested)
        {
            throw ResponseFailure.OfStall(address, StallLimit, exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or WebException or IOException)
        {
            throw ResponseFailure.OfCut(address, body.Length, promised, exception);
        }

        return promised is null || promised == body.Length ? body.ToArray() : throw ResponseFailure.OfCut(address, body.Length, promised);
    }

    // A value that cannot be sent is not kept, since every later request would fail.
    private static string? Sendable(string? value)
        => value is not null && value.All(c => c is >= ' ' and <= '~') ? value : null;

    private static string? First(System.Net.Http.Headers.HttpHeaders headers, string name)
        => headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;

    // Ends with the token even if the request itself does not, such as name resolution on .NET Framework.
    private static T Wait<T>(Task<T> task, CancellationToken token)
    {
        try
        {
            task.Wait(token);
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Capture(exception.InnerException ?? exception).Throw();
        }

        return task.Result;
    }
}
