using System;
using System.Dynamic;
using System.Linq.Expressions;

namespace PortRegistry;

/// <content>
/// The operators <c>-lt -le -gt -ge</c> of PowerShell, and those of other dynamic languages. A sort order must be total, so
/// <see cref="CompareTo(PortSpec)"/> cannot express that a name is neither below nor above a port.
/// </content>
public sealed partial class PortSpec : IDynamicMetaObjectProvider
{
    private bool IsPlaced => isNumber || Kind == PortSpecKind.Range;

    DynamicMetaObject IDynamicMetaObjectProvider.GetMetaObject(Expression parameter) => new Operand(parameter, this);

    /// <summary>Whether one side is a port or a range and the other is none, so that neither is below or above the other.</summary>
    internal static bool IsUnordered(PortSpec left, object? right) => right switch
    {
        PortSpec other => left.IsPlaced != other.IsPlaced,
        string text => left.IsPlaced != Parse(text).IsPlaced,
        _ => !left.IsPlaced && (right is PortRange || PortNumber.IsNumber(right)),
    };

    private sealed class Operand : DynamicMetaObject
    {
        private static readonly Func<PortSpec, object?, bool> Unordered = IsUnordered;

        internal Operand(Expression parameter, PortSpec value)
            : base(parameter, BindingRestrictions.GetTypeRestriction(parameter, typeof(PortSpec)), value)
        {
        }

        public override DynamicMetaObject BindBinaryOperation(BinaryOperationBinder binder, DynamicMetaObject arg)
        {
            DynamicMetaObject ordered = base.BindBinaryOperation(binder, arg);
            if (binder.Operation is not (ExpressionType.LessThan or ExpressionType.LessThanOrEqual or ExpressionType.GreaterThan or ExpressionType.GreaterThanOrEqual))
            {
                return ordered;
            }

            Expression isUnordered = Expression.Invoke(
                Expression.Constant(Unordered),
                Expression.Convert(Expression, typeof(PortSpec)),
                Expression.Convert(arg.Expression, typeof(object)));
            return new DynamicMetaObject(
                Expression.Condition(isUnordered, Expression.Constant(false, typeof(object)), Expression.Convert(ordered.Expression, typeof(object))),
                Restrictions.Merge(ordered.Restrictions));
        }
    }
}
