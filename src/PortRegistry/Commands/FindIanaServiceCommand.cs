using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Find-IanaService: searches the registry's texts, best first.</summary>
[Cmdlet(VerbsCommon.Find, "IanaService", SupportsPaging = true)]
[OutputType(typeof(ServiceRecord))]
public sealed class FindIanaServiceCommand : IanaCmdlet
{
    private IanaRegistry registry = null!;
    private ServicePaging paging = null!;

    /// <summary>
    /// Words to search for in names, descriptions, assignees, references and notes, all of which must occur; a pattern with
    /// wildcards, for names before other texts; or a port. Words are one query, items with commas between them several.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromRemainingArguments = true)]
    [ArgumentCompleter(typeof(ServiceNameCompleter))]
    [SupportsWildcards]
    [QueryTransformation]
    [ValidateLength(0, SearchPatterns.MaxLength)]
    public string[]? Query { get; set; }

    /// <summary>The service name, wildcards allowed.</summary>
    [Parameter]
    [Alias("ServiceName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ServiceNameCompleter))]
    [ValidateLength(0, SearchPatterns.MaxLength)]
    [ValueGiven]
    public string[]? Name { get; set; }

    /// <summary>A part of the description; with wildcards, the whole of it.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateLength(0, SearchPatterns.MaxLength)]
    [ValueGiven]
    public string[]? Description { get; set; }

    /// <summary>A part of an assignee; with wildcards, the whole of it.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateLength(0, SearchPatterns.MaxLength)]
    [ValueGiven]
    public string[]? Assignee { get; set; }

    /// <summary>A reference such as <c>RFC8011</c>, <c>rfc 8011</c> or <c>draft-*</c>.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateLength(0, SearchPatterns.MaxLength)]
    [ValueGiven]
    public string[]? Reference { get; set; }

    /// <summary>The transports: tcp, udp, sctp, dccp, as names or IP protocol numbers.</summary>
    [Parameter]
    [Alias("Protocol", "TransportProtocol", "IpProtocol")]
    [ArgumentCompleter(typeof(TransportCompleter))]
    [TransportSpecTransformation]
    public TransportSpec[]? Transport { get; set; }

    /// <summary>Only records of these statuses.</summary>
    [Parameter]
    [ValueGiven]
    public AssignmentStatus[]? Status { get; set; }

    /// <summary>Only records modified after this date.</summary>
    [Parameter]
    [ValueGiven]
    public RegistryDate? ModifiedAfter { get; set; }

    /// <summary>Only records registered after this date.</summary>
    [Parameter]
    [ValueGiven]
    public RegistryDate? RegisteredAfter { get; set; }

    /// <summary>Only records with unauthorized use reported; <c>-HasUnauthorizedUse:$false</c>, only those without.</summary>
    [Parameter]
    public SwitchParameter HasUnauthorizedUse { get; set; }

    /// <summary>Only records with a port; <c>-HasPort:$false</c>, only names without one.</summary>
    [Parameter]
    public SwitchParameter HasPort { get; set; }

    /// <summary>The registry to search: an object of Get-IanaRegistry or Import-IanaRegistry, or a file. The default is the active one.</summary>
    [Parameter]
    [ValueGiven]
    public RegistrySource? Registry { get; set; }

    /// <summary>The day whose registry answers: of its published versions, the newest that is not after it. A day since 2015-05-04.</summary>
    [Parameter]
    [ValueGiven]
    public RegistryDate? AsOf { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Array.Find(Query ?? Array.Empty<string>(), QueryTransformationAttribute.LooksLikeParameter) is string word)
        {
            ThrowTerminatingError(Errors.WordLooksLikeParameter(word));
        }

        registry = OpenRegistry(Registry, AsOf);
        paging = new ServicePaging(this, PagingParameters);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!new PortLookup(this, registry, null, null).TryTransport(Transport, out TransportSpec transport))
        {
            return;
        }

        if (Query is null)
        {
            Search(null, transport);
            return;
        }

        foreach (string text in Query)
        {
            if (string.IsNullOrWhiteSpace(text.Trim(TextSearch.Quotes)))
            {
                WriteError(Errors.QueryEmpty(text));
                continue;
            }

            Search(text, transport);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        paging.Write();
        WriteVerbose($"Records found: {paging.Seen}{(paging.IsCut ? ", and more, which -First leaves out" : string.Empty)}.");
    }

    private void Search(string? text, TransportSpec transport)
    {
        foreach (string name in SearchPatterns.LiteralsOf(Name))
        {
            using IEnumerator<ServiceRecord> found = registry.FindService(name).GetEnumerator();
            if (!found.MoveNext())
            {
                WriteError(Errors.ServiceNotFound(name, registry.SuggestNames(name)));
            }
        }

        Func<string, bool>? test = text is null ? null : SearchPatterns.Wildcard(text.Trim(TextSearch.Quotes));
        paging.Add(registry.Search(new ServiceQuery
        {
            Text = test is null ? text : null,
            AnyText = test,
            ServiceName = SearchPatterns.Whole(Name),
            Description = SearchPatterns.Part(Description),
            Assignee = SearchPatterns.Part(Assignee),
            Reference = SearchPatterns.Reference(Reference),
            Transport = transport,
            Status = Status,
            ModifiedAfter = ModifiedAfter,
            RegisteredAfter = RegisteredAfter,
            HasUnauthorizedUse = Asked(nameof(HasUnauthorizedUse), HasUnauthorizedUse),
            HasPort = Asked(nameof(HasPort), HasPort),
        }));
    }
}
