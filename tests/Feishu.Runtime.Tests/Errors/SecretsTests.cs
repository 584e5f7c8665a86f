namespace Feishu.Runtime.Tests;

public sealed class SecretsTests
{
    [Theory]
    [InlineData("""{"app_secret":"s3"}""", """{"app_secret":"***"}""")]
    [InlineData("""{ "password" : "s3\"x", "a": 1 }""", """{ "password" : "***", "a": 1 }""")]
    [InlineData("""{"tenant_access_token":"s3","expire":7}""", """{"tenant_access_token":"***","expire":7}""")]
    [InlineData("""{"AppSecret":"s3","encrypt_key":"s3","verification_token":"s3"}""", """{"AppSecret":"***","encrypt_key":"***","verification_token":"***"}""")]
    [InlineData("""{"app_ticket":"s3","ticket":"s3","jsapi_ticket":"s3"}""", """{"app_ticket":"***","ticket":"***","jsapi_ticket":"***"}""")]
    [InlineData("""{"client_secret":"s3","code_verifier":"s3","refresh_token":"s3"}""", """{"client_secret":"***","code_verifier":"***","refresh_token":"***"}""")]
    [InlineData("""{"password":12345,"access_token":["s3","s4"]}""", """{"password":***,"access_token":***}""")]
    [InlineData("""{"ticket":{"id":"shown"},"password":null}""", """{"ticket":{"id":"shown"},"password":null}""")]
    [InlineData("""{"page_token":"p","file_token":"f","obj_token":"o","app_token":"t","ticket_id":"i"}""", """{"page_token":"p","file_token":"f","obj_token":"o","app_token":"t","ticket_id":"i"}""")]
    [InlineData("""{"token":"s3","secret":"s3","api_key":"s3","device_code":"s3"}""", """{"token":"***","secret":"***","api_key":"***","device_code":"***"}""")]
    [InlineData("""{"password":["a",{"b":"]"}],"token":{"value":"s3"},"c":1}""", """{"password":***,"token":***,"c":1}""")]
    [InlineData("""{"code":99991663,"msg":"x"}""", """{"code":99991663,"msg":"x"}""")]
    [InlineData("""{"code":"20026","status_code":502}""", """{"code":"20026","status_code":502}""")]
    [InlineData("""{"code":"the-code-of-a-sign-in"}""", """{"code":"***"}""")]
    [InlineData("code: invalid_grant", "code: invalid_grant")]
    [InlineData("grant_type=authorization_code&code=the-code-of-a-sign-in&state=x", "grant_type=authorization_code&code=***&state=x")]
    [InlineData("Authorization: Digest s3 and more\r\nHost: x", "Authorization: ***\r\nHost: x")]
    [InlineData("Cookie: a=s3; b=s4", "Cookie: ***")]
    [InlineData("""{"body":"{\u0022app_secret\u0022:\u0022s3\u0022,\u0022a\u0022:1}"}""", """{"body":"{\"app_secret\":\"***\",\"a\":1}"}""")]
    [InlineData("""{"form":"a=1\u0026token=s3"}""", """{"form":"a=1\u0026token=***"}""")]
    [InlineData("/x?q=%7B%22app_secret%22%3A%22s3%22%7D", "/x?q={\"app_secret\":\"***\"}")]
    [InlineData("<p>{&quot;app_secret&quot;:&quot;s3&quot;}</p>", "<p>{\"app_secret\":\"***\"}</p>")]
    [InlineData("<password>s3</password>", "<password>***</password>")]
    [InlineData("""{"field":"app_secret","value":"s3","description":"d"}""", """{"field":"app_secret","value":"***","description":"d"}""")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\ns3\r\n--b--", "--b\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n***\r\n--b--")]
    [InlineData("""{"body":"{\"app_secret\":\"s3\",\"a\":\"b\"}"}""", """{"body":"{\"app_secret\":\"***\",\"a\":\"b\"}"}""")]
    [InlineData("""{"app_secret":"s3 cut o""", """{"app_secret":"***""")]
    [InlineData("""{"app_secret":""", """{"app_secret":""")]
    [InlineData("grant_type=refresh_token&refresh_token=s3&client_secret=s3", "grant_type=refresh_token&refresh_token=***&client_secret=***")]
    [InlineData("Authorization: Bearer s3.x/y+z== next", "Authorization: Bearer *** next")]
    [InlineData("invalid token u-7f1bcd13fc57d46bac21793a18e560.", "invalid token ***")]
    [InlineData("t-caecc734c2e3328a62489fe0648c4b98779515d3 and a-0123456789abcdef01", "*** and ***")]
    [InlineData("eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJqdGkiOiI3", "***")]
    [InlineData("83912691-2e43-47fc-94a4-d512e03984fa ou_99e1a581b36ecc4862cbfbce473f3123", "83912691-2e43-47fc-94a4-d512e03984fa ou_99e1a581b36ecc4862cbfbce473f3123")]
    [InlineData("the app_secret is wrong", "the app_secret is wrong")]
    [InlineData("<html>Bad Gateway</html>", "<html>Bad Gateway</html>")]
    [InlineData("""{"name":"password","value":["s3","s4"],"a":1}""", """{"name":"password","value":***,"a":1}""")]
    [InlineData("""{"name":"password","value":{"a":"s3","b":["}"]},"a":1}""", """{"name":"password","value":***,"a":1}""")]
    [InlineData("""{"key":"password","value":12345}""", """{"key":"password","value":***}""")]
    [InlineData("""{"name":"password","type":"text","n":1,"value":"s3"}""", """{"name":"password","type":"text","n":1,"value":"***"}""")]
    [InlineData("""{"b":"{\"key\":\"token\",\"type\":\"text\",\"value\":[\"s3\"]}"}""", """{"b":"{\"key\":\"token\",\"type\":\"text\",\"value\":***}"}""")]
    [InlineData("""{"fields":["password","name"],"value":"shown"}""", """{"fields":["password","name"],"value":"shown"}""")]
    [InlineData("X-Token: s3\r\nX-Name: shown", "X-Token: ***\r\nX-Name: shown")]
    [InlineData("""{"value":"s3","name":"password"}""", """{"value":"***","name":"password"}""")]
    [InlineData("""{"value": 12345, "key": "password"}""", """{"value": ***, "key": "password"}""")]
    [InlineData("""{"b":"{\"value\":\"s3\",\"field\":\"app_secret\"}"}""", """{"b":"{\"value\":\"***\",\"field\":\"app_secret\"}"}""")]
    [InlineData("""{"value":"shown","name":"title"}""", """{"value":"shown","name":"title"}""")]
    [InlineData("""{"value":"shown","next":"password"}""", """{"value":"shown","next":"password"}""")]
    [InlineData("""{"value":""", """{"value":""")]
    [InlineData("""{"value":"shown","name""", """{"value":"shown","name""")]
    [InlineData("""{"to\u006ben":"s3","a":"\u003c"}""", """{"token":"***","a":"<"}""")]
    [InlineData("""{"\u0070assword":"s3"}""", """{"password":"***"}""")]
    [InlineData("""{"b":"{\"tok\\u0065n\":\"s3\"}"}""", """{"b":"{\"token\":\"***\"}"}""")]
    [InlineData("""{"a":"\u003cb\u003e \u4f60 a\/b"}""", """{"a":"\u003cb\u003e \u4f60 a\/b"}""")]
    [InlineData("""{"tokens":["s3"],"access_tokens":["s3"],"passwords":["s3"],"client_secrets":"s3","Password2":"s3"}""", """{"tokens":***,"access_tokens":***,"passwords":***,"client_secrets":"***","Password2":"***"}""")]
    [InlineData("""{"tickets":[{"id":"shown"}],"status":"shown","page_tokens":["p"],"file_tokens":["f"]}""", """{"tickets":[{"id":"shown"}],"status":"shown","page_tokens":["p"],"file_tokens":["f"]}""")]
    [InlineData("", "")]
    public void Secrets_are_taken_out_of_any_text(string text, string expected) => Assert.Equal(expected, FeishuSecrets.Redact(text));

    [Theory]
    [InlineData("token", "access_token", "user_access_token", "tenant-access-token", "appAccessToken", "refresh_token", "RefreshToken", "id_token", "auth_token", "verification_token", "helpdesk-token")]
    [InlineData("secret", "app_secret", "AppSecret", "client-secret", "webhookSecret", "password", "new_password", "passwd", "pwd", "passphrase")]
    [InlineData("api_key", "apiKey", "x-api-key", "private_key", "secret_key", "access_key", "encrypt_key", "EncryptKey", "session_key")]
    [InlineData("ticket", "app_ticket", "jsapi_ticket", "code_verifier", "device_code", "user_code", "auth_code", "authorization_code", "client_assertion")]
    [InlineData("authorization", "Proxy-Authorization", "X-Lark-Helpdesk-Authorization", "Cookie", "Set-Cookie", "signature", "X-Lark-Signature", "sign", "data.app_secret")]
    [InlineData("tokens", "access_tokens", "passwords", "Secrets", "api-keys", "cookies", "pwds", "secret1", "accessToken2", "X-Token", "x-jwt")]
    public void Names_say_what_is_secret(params string[] names) => Assert.All(names, name => Assert.True(FeishuSecrets.IsSecretName(name)));

    [Theory]
    [InlineData("page_token", "file_token", "app_token", "obj_token", "folder_token", "node_token", "ticket_id", "secret_level", "passwords_used", "code", "status_code", "error_code", "key", "token_type", "design", "tickets", "address", "status", "page_tokens", "obj_tokens")]
    public void Names_say_what_is_not(params string[] names) => Assert.All(names, name => Assert.False(FeishuSecrets.IsSecretName(name)));

    [Fact]
    public void A_secret_that_is_known_is_taken_out_in_whatever_form()
    {
        const string secret = "s/3+c&r\"e<t=123";
        var values = new SecretValues();
        values.AddPair("cli_1", secret);

        foreach (var form in new[]
        {
            secret, Uri.EscapeDataString(secret), System.Net.WebUtility.UrlEncode(secret), System.Net.WebUtility.HtmlEncode(secret), System.Text.Json.JsonEncodedText.Encode(secret).ToString(),
            Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"cli_1:{secret}")),
        })
        {
            Assert.Equal("a *** b", FeishuSecrets.Redact($"a {form} b", values));
        }

        Assert.Equal("a ***", FeishuSecrets.Redact("a " + secret[..10], values, isCut: true));
    }

    [Theory]
    [InlineData("s/3+c&r\\\"e<t=123", "s\\/3\\u002bc\\u0026r\\\\\\\"e\\u003ct=123")]
    [InlineData("s/3+c&r\\\"e<t=123", "\\u0073\\u002F3\\u002Bc\\u0026r\\u005C\\u0022e\\u003Ct\\u003d12\\u0033")]
    [InlineData("plain-secret", "pl\\u0061in\\u002dsecr\\u0065t")]
    [InlineData("plain-secret", "pl\\\\u0061in\\\\u002Dsecret")]
    [InlineData("a/path/of/it", "a\\/path\\/of\\/it")]
    [InlineData("a/path/of/it", "a\\\\/path\\\\/of\\\\/it")]
    [InlineData("p\u00E4ssw\u00F6rter\uD83E\uDD8A", "p\\u00e4ssw\\u00F6rter\\ud83e\\uDD8A")]
    public void A_secret_that_is_known_is_taken_out_whatever_is_escaped(string secret, string form)
        => Assert.Equal("{\"a\":\"x *** y\"}", FeishuSecrets.Redact($"{{\"a\":\"x {form} y\"}}", Known(secret)));

    [Theory]
    [InlineData("""{"content":"{\"password\":\"SECRETSECRET\"}"}""")]
    [InlineData("""{"content":"[{\"a\":\"{\\\"password\\\":\\\"SECRETSECRET\\\"}\"}]"}""")]
    [InlineData("""{"secret":{"value":"SECRETSECRET"}}""")]
    [InlineData("""{"tokens":[{"a":["SECRETSECRET"]}]}""")]
    [InlineData("""{"name":"password","value":"SECRETSECRET"}""")]
    [InlineData("""{"value":["SECRETSECRET"],"more":{"name":"x"},"key":"password"}""")]
    [InlineData("""{"list":[{"Field":"app_secret","type":1,"value":{"a":"SECRETSECRET"}}]}""")]
    [InlineData("""{"p\u0061ssword":"SECRETSECRET"}""")]
    [InlineData("""{"password":"{\"a\":\"SECRETSECRET\"}"}""")]
    [InlineData("""{"a":{"b":[1,{}]},"passwords":[null,true,"SECRETSECRET"],"c":""")]
    public void What_a_request_carries_is_known_wherever_it_stands(string json)
    {
        var values = new SecretValues();

        FeishuSecrets.CollectFromJson(System.Text.Encoding.UTF8.GetBytes(json), values);

        Assert.Equal("a *** b", values.Mask("a SECRETSECRET b"));
    }

    [Fact]
    public void Pairs_within_pairs_cost_no_more_than_their_length()
    {
        var json = string.Concat(Enumerable.Repeat("""{"name":"password","value":""", 60)) + "\"SECRETSECRET\"" + new string('}', 60);
        var values = new SecretValues();

        FeishuSecrets.CollectFromJson(System.Text.Encoding.UTF8.GetBytes(json), values);

        Assert.Equal("***", values.Mask("SECRETSECRET"));
        Assert.DoesNotContain("SECRET", System.Text.Encoding.UTF8.GetString(FeishuSecrets.RedactJson(System.Text.Encoding.UTF8.GetBytes(json), new())), StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", FeishuSecrets.Redact(json), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_request_carries_besides_is_not_taken_for_a_secret()
    {
        var values = new SecretValues();

        FeishuSecrets.CollectFromJson(
            """{"pin_code":1,"password":1234567890123,"ticket":{"title":"TITLETITLE"},"name":"NAMENAMENAME","value":"VALUEVALUE","after":{"secret":{"a":"SECRETSECRET"},"b":"OTHEROTHER"}}"""u8, values);

        Assert.Equal("*** *** TITLETITLE NAMENAMENAME VALUEVALUE OTHEROTHER", values.Mask("1234567890123 SECRETSECRET TITLETITLE NAMENAMENAME VALUEVALUE OTHEROTHER"));
    }

    [Theory]
    [InlineData("X-Token", "x-auth", true)]
    [InlineData("Private-Token", "X-Request-Id", true)]
    [InlineData("X-Sign", "X-Name", true)]
    [InlineData("Range", "Accept", false)]
    public void Headers_say_what_is_secret(string name, string other, bool expected)
        => Assert.Equal((expected, false), (FeishuSecrets.IsSecretHeader(name), FeishuSecrets.IsSecretHeader(other)));

    [Theory]
    [InlineData("""{"name":"password","value":["s3",{"a":"s4"}]}""", """{"name":"password","value":["***",{"a":"***"}]}""")]
    [InlineData("""{"value":{"a":12345},"key":"password"}""", """{"value":{"a":"***"},"key":"password"}""")]
    [InlineData("""{"secret":{"a":["s3",1,true,null]},"b":"shown"}""", """{"secret":{"a":["***","***",true,null]},"b":"shown"}""")]
    [InlineData("""{"ticket":{"id":"shown"},"a":[{"name":"title","value":"shown"},{"name":"token"},{"value":"shown"}]}""", """{"ticket":{"id":"shown"},"a":[{"name":"title","value":"shown"},{"name":"token"},{"value":"shown"}]}""")]
    public void Secrets_of_JSON_are_masked_whatever_their_shape(string json, string expected)
        => Assert.Equal(expected, System.Text.Encoding.UTF8.GetString(FeishuSecrets.RedactJson(System.Text.Encoding.UTF8.GetBytes(json), new())));

    [Fact]
    public void JSON_stays_JSON()
        => Assert.Equal(
            """{"password":"***","n":1.50,"list":["the ***",null,true],"details":[{"key":"token","value":"***"},{"key":"x","value":"y"}]}""",
            System.Text.Encoding.UTF8.GetString(FeishuSecrets.RedactJson(
                """{"password":12345,"n":1.50,"list":["the known-secret",null,true],"details":[{"key":"token","value":"s3"},{"key":"x","value":"y"}]}"""u8, Known("known-secret"))));

    private static SecretValues Known(string value)
    {
        var values = new SecretValues();
        values.Add(value);
        return values;
    }

    [Fact]
    public void Wherever_a_text_is_cut_the_secret_does_not_show()
    {
        const string Text = """{"a":"x","user_access_token":"SECRETSECRET","b":"{\"password\":\"SECRETSECRET\"}"} Bearer SECRETSECRET""";

        for (var length = 0; length <= Text.Length; length++)
        {
            Assert.DoesNotContain("SECRET", FeishuSecrets.Redact(Text[..length]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_excerpt_is_bounded_on_one_line_and_whole()
    {
        Assert.Equal("a  b", Excerpt.Of("a\r\nb", 10));
        Assert.Equal("0123456789…", Excerpt.Of(string.Concat(Enumerable.Repeat("0123456789", 10_000)), 10));
        Assert.Equal("x…", Excerpt.Of("x😀😀", 2));
        Assert.Equal("\"password\":\"***\" after", Excerpt.Of($"\"password\":\"{new string('s', 4000)}\" after", 64));
    }
}
