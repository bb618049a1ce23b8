package tokens

import (
	"strings"
	"testing"

	"mleready"
	"mleready/analyzers/code"
)

// TestLanguages reads the same thing in every language: a text that is signed, put together from a constant and other
// pieces, headers of a request, a keyed hash, and words in a comment, which do not count.
func TestLanguages(t *testing.T) {
	for language, text := range signers {
		t.Run(language, func(t *testing.T) {
			sum, err := Summarise(language, "a", mleready.RoleProduction, []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			m := code.Join([]*code.Summary{sum})
			var texts, keys []string
			mac := ""
			for _, s := range m.Scopes() {
				for _, x := range m.Texts(s) {
					texts = append(texts, x.String())
				}
				for _, f := range m.Fields(s) {
					for _, v := range f.Val {
						keys = append(keys, f.Key.String()+"="+v.String())
					}
				}
				for _, c := range m.Calls(s) {
					if c.Kind == code.CallMAC {
						mac = c.Hash
					}
				}
			}
			if all := strings.Join(texts, "\x00"); !strings.Contains(all, "host: pay.example\n(request-target): post ") {
				t.Errorf("no signed text in %q", texts)
			} else if strings.Contains(all, "not this") {
				t.Errorf("a comment counts: %q", texts)
			}
			for _, want := range []string{"v-c-merchant-id=", "Signature="} {
				if !strings.Contains(strings.Join(keys, "\x00"), want) {
					t.Errorf("no header %s in %q", want, keys)
				}
			}
			if mac != "sha256" {
				t.Errorf("hash %q", mac)
			}
		})
	}
}

var signers = map[string]string{
	"perl": `use strict; use Digest::SHA qw(hmac_sha256_base64);
use constant HOST => 'pay.example';
=pod

my $x = "not this";

=cut
sub signature {
    my ($self, $path) = @_;
    # my $old = "not this";
    my $text = "host: " . HOST . "\n";
    $text .= "(request-target): post $path\n";
    return hmac_sha256_base64($text, $self->{key});
}
my %headers = ('v-c-merchant-id' => $mid, 'Signature' => signature($p));
`,
	"apex": `public class Gateway {
    private static final String HOST = 'pay.example'; // 'not this'
    public static HttpRequest build(String path) {
        String text = 'host: ' + HOST + '\n(request-target): post ' + path;
        Blob mac = Crypto.generateMac('HmacSHA256', Blob.valueOf(text), key);
        HttpRequest req = new HttpRequest();
        req.setHeader('v-c-merchant-id', mid);
        req.setHeader('Signature', EncodingUtil.base64Encode(mac));
        return req;
    }
}`,
	"vb": `Imports System.Security.Cryptography
Public Class Gateway
    Private Const Host As String = "pay.example" ' "not this"
    Public Function Sign(ByVal path As String) As String
        Dim text As String = "host: " & Host & vbLf
        text = text & "(request-target): post "
        text &= path
        Dim mac As New HMACSHA256(key)
        request.Headers.Add("v-c-merchant-id", mid)
        request.Headers("Signature") = Convert.ToBase64String(mac.ComputeHash(b))
    End Function
End Class`,
	"c": `#include <openssl/hmac.h>
#define HOST "pay.example"
/* "not this" */
#if 0
const char *old = "not this";
#endif
int sign(const char *path) {
  char text[512];
  snprintf(text, sizeof(text), "host: " "pay.example" "\n(request-target): post %s", path);
  HMAC(EVP_sha256(), key, n, text, strlen(text), out, &len);
  headers = curl_slist_append(headers, "v-c-merchant-id: shop");
  headers = curl_slist_append(headers, "Signature: keyid");
}`,
	"c++": `const std::string kHost = "pay.example"; // "not this"
std::string sign(const std::string& path) {
  std::string text = "host: " + kHost + "\n(request-target): post " + path;
  HMAC(EVP_sha256(), key.data(), key.size(), d, n, out, &len);
  std::map<std::string, std::string> headers = {{"v-c-merchant-id", mid}, {"Signature", sig}};
}`,
	"objective-c": `- (NSString *)sign:(NSString *)path {
  NSString *host = @"pay.example"; // @"not this"
  NSString *text = [NSString stringWithFormat:@"host: %@\n(request-target): post %@", host, path];
  CCHmac(kCCHmacAlgSHA256, k, n, d, m, out);
  [request setValue:mid forHTTPHeaderField:@"v-c-merchant-id"];
  [request setValue:[self base64:out] forHTTPHeaderField:@"Signature"];
}`,
	"fsharp": `let host = "pay.example" // "not this"
let text = sprintf "host: %s\n" host
let whole = "host: " + host + "\n(request-target): post " + path
let mac = new HMACSHA256(key)
client.DefaultRequestHeaders.Add("v-c-merchant-id", mid)
client.DefaultRequestHeaders.Add("Signature", sign whole)
`,
	"elixir": `defmodule Gateway do
  @host "pay.example" # "not this"
  def sign(path) do
    text = "host: #{@host}\n(request-target): post #{path}"
    mac = :crypto.mac(:hmac, :sha256, key, text)
    headers = [{"v-c-merchant-id", mid}, {"Signature", Base.encode64(mac)}]
  end
end`,
	"erlang": `-define(HOST, "pay.example"). % "not this"
sign(Path) ->
    Text = "host: " ++ ?HOST ++ "\n(request-target): post " ++ Path,
    Mac = crypto:mac(hmac, sha256, Key, Text),
    Headers = [{"v-c-merchant-id", Mid}, {"Signature", base64:encode(Mac)}].
`,
	"clojure": `(def host "pay.example") ; "not this"
(defn sign [path]
  (let [text (str "host: " host "\n(request-target): post " path)
        mac (hmac/sha256 text key)]
    {:headers {"v-c-merchant-id" mid "Signature" (b64 mac)}}))`,
	"lua": `local host = "pay.example" -- "not this"
--[[ local old = "not this" ]]
local function sign(path)
  local text = table.concat({"host: " .. host, "(request-target): post " .. path}, "\n")
  local mac = hmac.new("sha256", key):final(text)
  local headers = { ["v-c-merchant-id"] = mid, Signature = b64(mac) }
end`,
	"coldfusion": `<cfset host = "pay.example"> <!--- "not this" --->
<cfset text = "host: #host#
(request-target): post #path#">
<cfset mac = hmac(text, key, "HmacSHA256")>
<cfhttp url="https://pay.example" method="post">
  <cfhttpparam type="header" name="v-c-merchant-id" value="#mid#">
  <cfhttpparam type="header" name="Signature" value="#sig#">
</cfhttp>`,
	"powershell": `$HostName = "pay.example" # "not this"
function Get-Sign($Path) {
  $text = "host: $HostName` + "`n" + `(request-target): post $Path"
  $mac = New-Object System.Security.Cryptography.HMACSHA256
  $headers = @{ 'v-c-merchant-id' = $mid; 'Signature' = $sig }
  Invoke-RestMethod -Headers $headers
}`,
	"r": `host <- "pay.example" # "not this"
text <- paste0("host: ", host, "\n(request-target): post ", path)
mac <- hmac(key, text, "sha256")
r <- POST(url, add_headers("v-c-merchant-id" = mid, "Signature" = sig))
`,
	"abap": `* lv_old = 'not this'.
lv_host = 'pay.example'. " 'not this'
lv_text = |host: { lv_host }\n(request-target): post { lv_path }|.
cl_abap_hmac=>calculate_hmac_for_raw( EXPORTING if_algorithm = 'SHA256' ).
request->set_header_field( name = 'v-c-merchant-id' value = lv_mid ).
request->set_header_field( name = 'Signature' value = lv_sig ).
`,
	"sql": `CREATE FUNCTION sign(p_path VARCHAR2) RETURN VARCHAR2 IS
  l_host VARCHAR2(99) := 'pay.example'; -- 'not this'
BEGIN
  l_text := 'host: ' || l_host || '
(request-target): post ' || p_path;
  l_mac := dbms_crypto.mac(src => l_text, typ => dbms_crypto.hmac_sh256, key => k);
  l_mac := hmac_sha256(l_text, k);
  utl_http.set_header(req, 'v-c-merchant-id', l_mid);
  utl_http.set_header(req, 'Signature', l_sig);
END;`,
	"coffeescript": `host = 'pay.example' # 'not this'
text = "host: #{host}\n(request-target): post #{path}"
mac = crypto.createHmac('sha256', key)
headers =
  'v-c-merchant-id': mid
req.setHeader 'x', y
h = {'v-c-merchant-id': mid, 'Signature': sig}
`,
	"haskell": `host = "pay.example" -- "not this"
text path = "host: " <> host <> "\n(request-target): post " <> path
mac = hmacSHA256 key (text p)
headers = [("v-c-merchant-id", mid), ("Signature", sig)]
`,
	"julia": `host = "pay.example" # "not this"
text = "host: $host\n(request-target): post $(path)"
mac = hmac_sha256(key, text)
headers = ["v-c-merchant-id" => mid, "Signature" => sig]
`,
	"delphi": `const Host = 'pay.example'; // 'not this'
{ Old := 'not this'; }
function Sign(Path: string): string;
begin
  Text := Format('host: %s', [Host]) + sLineBreak + '(request-target): post ' + Path;
  Mac := THashSHA2.GetHMAC(Text, Key, SHA256);
  Request.CustomHeaders.AddHeader('v-c-merchant-id', Mid);
  Request.CustomHeaders.AddHeader('Signature', Sig);
end;`,
}

// TestEveryLanguageIsShown holds that a language nobody parses has an example above.
func TestEveryLanguageIsShown(t *testing.T) {
	shared := map[string]bool{"kotlin": true, "scala": true, "ruby": true, "rust": true, "swift": true, "dart": true, "groovy": true}
	for language, s := range syntaxes {
		if len(s.extensions) > 0 && signers[language] == "" && !shared[language] {
			t.Errorf("%s has no example", language)
		}
	}
}
