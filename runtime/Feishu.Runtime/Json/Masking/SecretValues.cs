using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace Feishu.Runtime.Json.Masking;

/// <summary>Secrets that are known, such as the app's own and those that a request carries: they are taken out of texts wherever they stand, in the forms that texts have them in. Not for use by several threads.</summary>
internal sealed class SecretValues
{
    // What is shorter would be found in words that are no secrets.
    private const int ShortestValue = 8;
    private const int ShortestBeginning = 4;

    // The longest first: one may be a part of another.
    private readonly List<string> _forms;

    public SecretValues(SecretValues? others = null) => _forms = others is null ? [] : [.. others._forms];

    /// <summary>Adds a secret; null, and what is too short to be one, is passed over.</summary>
    public void Add(string? value)
    {
        if (value is null || value.Length < ShortestValue)
        {
            return;
        }

        AddForm(value);
        if (value.AsSpan().ContainsAnyExcept(FeishuSecrets.WordChars))
        {
            AddForm(Uri.EscapeDataString(value));
            AddForm(WebUtility.UrlEncode(value));
            AddForm(WebUtility.HtmlEncode(value));
            AddForm(JavaScriptEncoder.Default.Encode(value));
            AddForm(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value));

            // As JSON has it when its escapes are decoded as far as they can be, and as JSON within JSON has that.
            var inJson = JsonEscapes.Encode(value);
            AddForm(inJson);
            AddForm(JsonEscapes.Encode(inJson));
        }
    }

    /// <summary>Adds what a header holds: all of it, and without the scheme before it.</summary>
    public void AddHeader(string value)
    {
        Add(value);
        Add(value[(value.LastIndexOf(' ') + 1)..]);
    }

    /// <summary>Adds a name and a secret as <c>Basic</c> sends them.</summary>
    public void AddPair(string? name, string? secret)
    {
        Add(secret);
        Add(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{secret}")));
    }

    /// <summary>Adds the values of a query whose names say that they are secrets.</summary>
    public void AddQuery(string query)
    {
        foreach (var pair in query.TrimStart('?').Split('&'))
        {
            var end = pair.IndexOf('=', StringComparison.Ordinal);
            if (end <= 0)
            {
                continue;
            }

            var (name, value) = (Uri.UnescapeDataString(pair[..end]), Uri.UnescapeDataString(pair[(end + 1)..]));
            FeishuSecrets.CollectFromText(name, value, this);
            if (FeishuSecrets.IsSecret(name, value))
            {
                Add(pair[(end + 1)..]);
            }
        }
    }

    /// <summary>Replaces the secrets.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isCut">Whether the text was cut off, and perhaps within a secret.</param>
    public string Mask(string text, bool isCut = false)
    {
        foreach (var form in _forms)
        {
            text = text.Replace(form, FeishuSecrets.Mask, StringComparison.Ordinal);
        }

        return isCut ? MaskEnd(text) : text;
    }

    private string MaskEnd(string text)
    {
        foreach (var form in _forms)
        {
            for (var length = Math.Min(form.Length - 1, text.Length); length >= ShortestBeginning; length--)
            {
                if (text.AsSpan().EndsWith(form.AsSpan(0, length), StringComparison.Ordinal))
                {
                    return string.Concat(text.AsSpan(0, text.Length - length), FeishuSecrets.Mask);
                }
            }
        }

        return text;
    }

    private void AddForm(string form)
    {
        var at = 0;
        while (at < _forms.Count && _forms[at].Length >= form.Length)
        {
            if (_forms[at++] == form)
            {
                return;
            }
        }

        _forms.Insert(at, form);
    }
}
