using System;
using System.Management.Automation;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace PortRegistry.Update.Tests;

/// <summary>Bodies that do not arrive: each attempt ends the same way, and then the update does.</summary>
public abstract class TransferFailureTests(Fixtures fixtures) : FailureTests(fixtures)
{
    public sealed class Stall(Fixtures fixtures) : TransferFailureTests(fixtures)
    {
        [Fact]
        public void A_body_that_stalls_is_given_up()
        {
            RegistryServer server = null!;
            using (server = new RegistryServer(async (context, _) =>
            {
                context.Response.ContentLength = Fixtures.Newer.Length;
                await context.Response.Body.WriteAsync(Fixtures.Newer.AsMemory(0, 1000));
                await context.Response.Body.FlushAsync();
                await server.Stall(context);
            }))
            {
                ErrorRecord error = Failure(server.Registry, "-TimeoutSec 1");

                Assert.Equal("RequestTimedOut", Id(error));
                Assert.Equal(ErrorCategory.OperationTimeout, error.CategoryInfo.Category);
                Says(error, "gave no complete answer within 1 seconds", "-TimeoutSec");
                Assert.Equal(4, server.Requests.Count);
            }
        }
    }

    public sealed class Trickle(Fixtures fixtures) : TransferFailureTests(fixtures)
    {
        // Each byte comes long before the limit, and all of them long after it.
        [Fact]
        public void A_body_that_comes_byte_by_byte_is_given_up()
        {
            RegistryServer server = null!;
            using (server = new RegistryServer(async (context, _) =>
            {
                context.Response.ContentLength = Fixtures.Newer.Length;
                for (int at = 0; at < Fixtures.Newer.Length && !context.RequestAborted.IsCancellationRequested && !server.Ending.IsCancellationRequested; at++)
                {
                    await context.Response.Body.WriteAsync(Fixtures.Newer.AsMemory(at, 1));
                    await context.Response.Body.FlushAsync();
                    await Task.Delay(20);
                }
            }))
            {
                ErrorRecord error = Failure(server.Registry, "-TimeoutSec 1");

                Assert.Equal("RequestTimedOut", Id(error));
                Says(error, "gave no complete answer within 1 seconds", "-TimeoutSec");
            }
        }
    }

    public sealed class Silence(Fixtures fixtures) : TransferFailureTests(fixtures)
    {
        [Fact]
        public void A_server_that_never_answers_is_given_up()
        {
            RegistryServer server = null!;
            using (server = new RegistryServer((context, _) => server.Stall(context)))
            {
                Assert.Equal("RequestTimedOut", Id(Failure(server.Registry, "-TimeoutSec 1")));
            }
        }
    }

    public sealed class Cut(Fixtures fixtures) : TransferFailureTests(fixtures)
    {
        [Fact]
        public void A_body_cut_in_the_middle_is_not_taken()
        {
            using var server = new RegistryServer(async (context, _) =>
            {
                await context.Response.Body.WriteAsync(Fixtures.Newer.AsMemory(0, 100_000));
                await context.Response.Body.FlushAsync();
                context.Abort();
            });

            ErrorRecord error = Failure(server.Registry);

            Assert.Equal("ConnectionFailed", Id(error));
            Says(error, "broke off after", "Try again later");
            Assert.Equal(4, server.Requests.Count);
        }
    }

    public sealed class WrongLength(Fixtures fixtures) : TransferFailureTests(fixtures)
    {
        [Fact]
        public void A_body_shorter_than_its_length_is_not_taken()
        {
            byte[] head = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n");
            using var server = RegistryServer.OfRawBytes([.. head, .. Fixtures.Newer]);

            ErrorRecord error = Failure(server.Registry);

            Assert.Equal("ConnectionFailed", Id(error));
            Says(error, "broke off after", "of 9,000,000 bytes");
        }
    }

    public sealed class TooFewBytes(Fixtures fixtures) : TransferFailureTests(fixtures)
    {
        [Fact]
        public void A_body_longer_than_its_length_is_cut_off_there_and_not_taken()
        {
            byte[] head = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
            using var server = RegistryServer.OfRawBytes([.. head, .. Fixtures.Newer]);

            ErrorRecord error = Failure(server.Registry);

            Assert.Equal("RegistryNotValid", Id(error));
            Says(error, $"What '{server.Registry}' served is not the registry", "cut off");
        }
    }

    public sealed class Unwell(Fixtures fixtures) : TransferFailureTests(fixtures)
    {
        [Fact]
        public void A_server_that_stays_unwell_is_asked_four_times()
        {
            using var server = new RegistryServer((context, _) =>
            {
                context.Response.StatusCode = 503;
                return Task.CompletedTask;
            });

            ErrorRecord error = Failure(server.Registry);

            Assert.Equal("ServerRefused", Id(error));
            Says(error, "answered 503 Service Unavailable", "Try again later");
            Assert.Equal(4, server.Requests.Count);
        }
    }
}
