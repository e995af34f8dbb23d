using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>
/// The answer for one port as a property, which is made when the property is first read: an audit keeps every object, and
/// reads few of the answers.
/// </summary>
internal sealed class AnswerProperty : PSNoteProperty
{
    private readonly PortPage page;
    private readonly int port;
    private bool isMade;

    internal AnswerProperty(string name, PortPage page, int port)
        : base(name, null)
    {
        this.page = page;
        this.port = port;
    }

    /// <inheritdoc/>
    public override object? Value
    {
        get => isMade ? base.Value : page.Answer(port);
        set
        {
            base.Value = value;
            isMade = true;
        }
    }

    /// <inheritdoc/>
    public override PSMemberInfo Copy() => isMade ? (PSMemberInfo)MemberwiseClone() : new AnswerProperty(Name, page, port);

    /// <inheritdoc/>
    public override string ToString() => new PSNoteProperty(Name, Value).ToString();
}
