using System.Buffers;
using Feishu.Runtime.Json;

namespace Feishu.Runtime;

/// <content>
/// What the model that is being written keeps aside. It is appended after the model's own members, less what a property had a value for;
/// which those are is noted here and not on the model, so that several threads may write one model.
/// </content>
public sealed partial class FeishuJsonWriter
{
    /// <summary>What cannot stand in a JSON string as it is.</summary>
    internal static readonly SearchValues<byte> EscapedUnits = SearchValues.Create(
        "\"\\\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000a\u000b\u000c\u000d\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"u8);

    private KeptMembers? _kept;

    // The member that was begun last, for telling which one is wrong.
    private int _begun;

    // One flag for each kept member of the models that are open, the innermost last.
    private bool[] _replaced = [];
    private int _replacedStart;
    private int _replacedEnd;

    private void ResetKept()
    {
        _kept = null;
        _replacedStart = 0;
        _replacedEnd = 0;
    }

    /// <summary>Begins a model.</summary>
    /// <returns>What <see cref="Leave"/> goes back to.</returns>
    internal Outer Enter(FeishuModel model)
    {
        var outer = new Outer(_names, _kept, _replacedStart);
        _names = model.Names;
        EnterKept(model.Kept);
        Open((byte)'{');
        return outer;
    }

    /// <summary>Ends a model.</summary>
    internal void Leave(in Outer outer)
    {
        WriteKept();
        Close((byte)'}');
        LeaveKept(outer);
        _names = outer.Names;
    }

    private void EnterKept(KeptMembers? kept)
    {
        _kept = kept;
        if (kept is not null)
        {
            _replacedStart = _replacedEnd;
            _replacedEnd += kept.Count;
            if (_replaced.Length < _replacedEnd)
            {
                Array.Resize(ref _replaced, 2 * _replacedEnd);
            }

            _replaced.AsSpan(_replacedStart, kept.Count).Clear();
        }
    }

    private void LeaveKept(in Outer outer)
    {
        if (_kept is not null)
        {
            _replacedEnd = _replacedStart;
        }

        (_kept, _replacedStart) = (outer.Kept, outer.ReplacedStart);
    }

    /// <summary>Begins a member, unless what is kept for it is to be written instead.</summary>
    internal bool Begin(int member, bool isUnset = false)
    {
        _begun = member;
        var names = _names!;
        if (_kept is not null && !Replace(names[member], isUnset))
        {
            return false;
        }

        // The name stands there with the comma before it, which the first member does without.
        var text = names.TextOf(member);
        Append(_buffer[_length - 1] == (byte)'{' ? text[1..] : text);
        return true;
    }

    private bool Replace(ReadOnlySpan<byte> name, bool isUnset)
    {
        for (var i = 0; i < _kept!.Count; i++)
        {
            ref readonly var entry = ref _kept[i];
            if (name.SequenceEqual(entry.Name))
            {
                if (entry.IsSet || isUnset)
                {
                    return false;
                }

                _replaced[_replacedStart + i] = true;
            }
        }

        return true;
    }

    private void WriteKept()
    {
        if (_kept is not { } kept)
        {
            return;
        }

        for (var i = 0; i < kept.Count; i++)
        {
            if (!_replaced[_replacedStart + i])
            {
                BeginMember(kept[i].Name);
                Append(kept[i].Value);
            }
        }
    }

    private void BeginMember(ReadOnlySpan<byte> name)
    {
        Separate();
        AppendName(name);
    }

    private void AppendName(ReadOnlySpan<byte> name)
    {
        Append((byte)'"');
        if (name.ContainsAny(EscapedUnits))
        {
            AppendEscaped(System.Text.Encoding.UTF8.GetString(name));
        }
        else
        {
            Append(name);
        }

        Append("\":"u8);
    }

    /// <summary>A name as it stands in JSON text behind another member: with comma, quotes and colon.</summary>
    internal static byte[] TextOf(ReadOnlySpan<byte> name)
    {
        using var json = Rent();
        json.Append((byte)',');
        json.AppendName(name);
        return json.Written.ToArray();
    }

    /// <summary>What was being written when a model began.</summary>
    internal readonly record struct Outer(FeishuJsonNames? Names, KeptMembers? Kept, int ReplacedStart);
}
