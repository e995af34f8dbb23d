using System;
using System.Collections.Generic;
using PortRegistry.Tests.Formats;
using Xunit;

namespace PortRegistry.Tests;

/// <summary>The one line that stands for all tests that take more than a clone has, where that is not there.</summary>
public sealed class MoreThanACloneTests
{
    [Fact]
    public void What_takes_more_than_a_clone_ran_too()
    {
        var missing = new List<string>();
        if (!IanaFiles.Exist)
        {
            missing.Add("those of the category IANA, since IANA's own files are neither in ../shared/iana nor where PORTREGISTRY_SAMPLES says");
        }

        if (!Browser.Exists)
        {
            missing.Add("those of the category Browser, since there is no Chromium, Chrome or Edge");
        }

        if (OperatingSystem.IsLinux() && !SmallDisk.Exists)
        {
            missing.Add("those of the category Disk, since this account may not mount a disk of its own");
        }

        Assert.SkipWhen(missing.Count > 0, "Not run are " + string.Join("; and ", missing) + ".");
    }
}
