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
    [InlineData("""{"page_token":"p","file_token":"f","obj_token":"o","token":"t","ticket_id":"i"}""", """{"page_token":"p","file_token":"f","obj_token":"o","token":"t","ticket_id":"i"}""")]
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
    [InlineData("", "")]
    public void Secrets_are_taken_out_of_any_text(string text, string expected) => Assert.Equal(expected, FeishuSecrets.Redact(text));

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
