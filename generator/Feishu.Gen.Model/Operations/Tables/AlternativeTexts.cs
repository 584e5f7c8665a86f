using System.Text;

namespace Feishu.Gen.Operations.Tables;

/// <summary>What several bodies say of one field, each text once.</summary>
/// <param name="first">What the first one says.</param>
internal sealed class AlternativeTexts(string first)
{
    /// <summary>A text that is longer is not searched for what the others say; so the time stays in proportion to the texts.</summary>
    private const int LongestSearched = 4096;

    private readonly StringBuilder _text = new(first);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal) { first };

    /// <summary>Adds a text, unless it is there already; one that has all of the others stands for them.</summary>
    public void Add(string text)
    {
        if (!_seen.Add(text) || text.Length == 0)
        {
            return;
        }

        if (_text.Length <= LongestSearched)
        {
            var known = _text.ToString();
            if (known.IndexOf(text, StringComparison.Ordinal) >= 0)
            {
                return;
            }

            if (text.IndexOf(known, StringComparison.Ordinal) >= 0)
            {
                _text.Clear().Append(text);
                return;
            }
        }

        _text.Append(_text.Length == 0 ? "" : "\n\n").Append(text);
    }

    /// <inheritdoc />
    public override string ToString() => _text.ToString();
}
