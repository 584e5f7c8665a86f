namespace Feishu.Runtime.Json.Masking;

/// <content>What names say of values.</content>
internal static partial class FeishuSecrets
{
    private const string HeaderBeginning = "X-";
    private const int LongestErrorCode = 6;
    private const int MostErrorDigits = 10;

    // Compared without case, '_' and '-': app_secret, AppSecret and app-secret are one. A bare "token" may be the name of a document as well; in doubt it is a secret.
    private static readonly string[] s_names =
    [
        "token", "sign", "otp", "jwt", "pwd", "cookie", "setcookie", "assertion", "credential", "credentials", "verificationuricomplete",
    ];

    // Not "token" alone: page_token, file_token, app_token and their like say where something is, and are no secrets.
    private static readonly string[] s_nameEnds =
    [
        "accesstoken", "refreshtoken", "idtoken", "apitoken", "authtoken", "usertoken", "tenanttoken", "bottoken", "sessiontoken", "securitytoken", "bearertoken", "csrftoken", "verificationtoken",
        "helpdesktoken", "webhooktoken", "ticket", "secret", "password", "passwd", "passphrase", "passcode", "apikey", "accesskey", "secretkey", "privatekey", "encryptkey", "signingkey", "sessionkey",
        "codeverifier", "devicecode", "usercode", "authcode", "authorizationcode", "verificationcode", "clientassertion", "authorization", "signature", "connectionstring",
    ];

    /// <summary>Whether a member, parameter or header of this name holds a secret, or several of them: <c>passwords</c>, <c>secret2</c>.</summary>
    public static bool IsSecretName(ReadOnlySpan<char> name)
    {
        Span<char> buffer = stackalloc char[64];
        var plain = Plain(name.StartsWith(HeaderBeginning, StringComparison.OrdinalIgnoreCase) ? name[HeaderBeginning.Length..] : name, buffer).TrimEnd("0123456789");

        // Tickets are what a helpdesk has; one that opens something comes alone.
        return IsOfSecrets(plain) || (plain.EndsWith("s") && !plain.EndsWith("tickets") && IsOfSecrets(plain[..^1]));
    }

    /// <summary>Whether a header holds a secret. A token in a header says who the caller is, never where something is.</summary>
    public static bool IsSecretHeader(ReadOnlySpan<char> name)
        => IsSecretName(name) || name.EndsWith("token", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a value is a secret, as its name says. <c>code</c> is the platform's number of an error, and elsewhere what a user's sign-in gave.</summary>
    public static bool IsSecret(ReadOnlySpan<char> name, ReadOnlySpan<char> value) => IsSecretName(name) || (IsCodeName(name) && !IsErrorCode(value));

    /// <summary>Whether the member <c>value</c> beside a member of this name is what it names.</summary>
    private static bool IsPairName(ReadOnlySpan<char> name)
        => name.Equals("key", StringComparison.OrdinalIgnoreCase) || name.Equals("field", StringComparison.OrdinalIgnoreCase) || name.Equals("name", StringComparison.OrdinalIgnoreCase);

    private static bool IsPairValue(ReadOnlySpan<char> name) => name.Equals("value", StringComparison.OrdinalIgnoreCase);

    private static bool IsOfSecrets(ReadOnlySpan<char> plain)
    {
        foreach (var secret in s_names)
        {
            if (plain.SequenceEqual(secret))
            {
                return true;
            }
        }

        return EndsWithAny(plain, s_nameEnds);
    }

    private static bool IsCodeName(ReadOnlySpan<char> name) => name[(name.LastIndexOf('.') + 1)..].Equals("code", StringComparison.OrdinalIgnoreCase);

    private static bool IsTicketName(ReadOnlySpan<char> name) => name.EndsWith("ticket", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a name is a header's whose value has blanks in it.</summary>
    private static bool IsHeaderName(ReadOnlySpan<char> name)
        => name.EndsWith("authorization", StringComparison.OrdinalIgnoreCase) || name.EndsWith("cookie", StringComparison.OrdinalIgnoreCase);

    private static bool IsErrorCode(ReadOnlySpan<char> value)
        => value.Length <= LongestErrorCode || (value.Length <= MostErrorDigits + 1 && !value[1..].ContainsAnyExceptInRange('0', '9') && (value[0] == '-' || char.IsAsciiDigit(value[0])));

    private static bool EndsWithAny(ReadOnlySpan<char> name, string[] ends)
    {
        foreach (var end in ends)
        {
            if (name.EndsWith(end, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The end of a name, behind its last dot, in small letters and without '_' and '-'.</summary>
    private static ReadOnlySpan<char> Plain(ReadOnlySpan<char> name, Span<char> buffer)
    {
        var start = buffer.Length;
        for (var i = name.Length - 1; i >= 0 && start > 0 && name[i] != '.'; i--)
        {
            if (name[i] is not ('_' or '-'))
            {
                buffer[--start] = char.ToLowerInvariant(name[i]);
            }
        }

        return buffer[start..];
    }
}
