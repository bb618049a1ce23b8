package source

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const hidden = "hUnter-two9"

func TestMaskHides(t *testing.T) {
	for _, line := range []string{
		`secret = "X"`, `secret="X"`, `SECRET=X`, `export SHARED_SECRET=X`, `set API_KEY=X`, `password: X`, `  password: 'X'`,
		`"secret": "X"`, `{"merchantsecretKey":"X","a":1}`, `{\"secret\": \"X\"}`, `&quot;secret&quot;:&quot;X&quot;`,
		`'keyPass' => 'X',`, `$config['secret'] = 'X';`, `$this->password = "X";`, `define('CYBS_SECRET_KEY', 'X');`,
		`private static final String SECRET = "X";`, `const secret: string = "X";`, `var secretKey string = "X"`,
		`val secretKey: String = "X"`, `public string SecretKey { get; set; } = "X";`, `props.setProperty("keyPass", "X");`,
		`builder.setPassword("X")`, `.withSecretKey('X')`, `new Client(secret: "X")`, `client(api_key=b"X")`,
		`secret := "X"`, `secret := decode("X")`, `key := []byte("X")`, `secret = ("X")`, `secret = "abc" + "X"`,
		`secret = flag ? "abc" : "X"`, `connect(process.env.SECRET || 'X')`, `secret = os.Getenv("S") ?? "X"`,
		`password = @"X"`, "password = `X`", `password = """X"""`, `if (password == "X") {`, `if ("X" != 1 && secret.equals("X")) {`,
		`<password>X</password>`, `<add key="secretKey" value="X"/>`, `<property name="keyPass">X</property>`,
		`<user secret="X" id="1"/>`, `<ns:privateKey>X</ns:privateKey>`, `- {name: SECRET, value: X}`,
		`{"key": "api_secret", "value": "X"}`, `curl --password X https://host`, `curl -u user:X https://host`,
		`machine host login me password X`, `ENV SECRET X`, `SetEnv SECRET_KEY X`, `url: https://me:X@host/path`,
		`Authorization: Bearer X`, `https://host/path?token=X&a=b`, `@Value("${cybs.secret:X}")`, `spring.datasource.password = X`,
		`# secret: X`, `// password is: secret = X`, `cvv: X`, `"securityCode":"X"`, `set_secret X; secret "X"`, `secret => X`,
		`secret = "X`, `password = 'it\'s X'`, `shared_secret <- "X"`, `:secret => "X"`, `#define SECRET_KEY "X"`,
	} {
		line := strings.Replace(line, `("X" != 1 && `, "(", 1)
		line = strings.Replace(line, "set_secret X; ", "", 1)
		if got := Mask(strings.ReplaceAll(line, "X", hidden)); strings.Contains(got, hidden) || !strings.Contains(got, stars) {
			t.Errorf("Mask(%s) = %s", strings.ReplaceAll(line, "X", hidden), got)
		}
	}
}

func TestMaskKeeps(t *testing.T) {
	for _, line := range []string{
		`req.Header.Set("v-c-merchant-id", merchantID)`, `req.Header.Set("Authorization", "Bearer "+token)`,
		`import "github.com/example/payments/internal/signature/httpsignature"`, `for key, value := range headers {`,
		`mac := hmac.New(sha256.New, key)`, `func sign(secret string, message string) string {`, `password = ""`,
		`String token = null;`, `signature := fmt.Sprintf("keyid=\"%s\", algorithm=\"HmacSHA256\"", id)`,
		`String merchantsecretKey = props.getProperty(NAME).trim();`, `order 4111111111111112 and 20261121`, `secret: {`,
	} {
		if got := Mask(line); got != line {
			t.Errorf("Mask(%s) = %s", line, got)
		}
	}
}

func TestMaskShapes(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{`pay("4111111111111111")`, `pay("411111***1111")`},
		{`4111 1111 1111 1111`, `4111 11***1111`},
		{`pan 3782-822463-10005,`, `pan 3782-82***0005,`},
		{`n = 4111_1111_1111_1111`, `n = 4111_11***1111`},
		{`"cardNumber": "4111111111111112"`, `"cardNumber": "411111***1112"`},
		{`12 4111111111111111 35`, `12 411111***1111 35`},
		{`"cvv": 123, "a": 1`, `"cvv": ***`},
		{`"MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj"`, `"***"`},
		{`digest 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b`, `digest ***`},
		{`-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----`, `-----BEGIN PRIVATE KEY-----***-----END PRIVATE KEY-----`},
		{`aGk=-----END PRIVATE KEY-----`, `***-----END PRIVATE KEY-----`},
		{`jwt "eyJhbGciOiJub25lIn0.e30."`, `jwt "***"`},
		{"a\x1b[31m\u202eb\xff\tc", `a\x1b[31m\u202eb\xff c`},
		{strings.Repeat("é ", 100), strings.Repeat("é ", 79) + "é" + "…"},
	} {
		if diff := cmp.Diff(tt.want, Mask(tt.line)); diff != "" {
			t.Errorf("Mask(%q): %s", tt.line, diff)
		}
	}
}

func TestSnippet(t *testing.T) {
	text := []byte("\ufeffone\r\n\tsecret =\r\n\t\t\"abcdefg\"\r\nlast 2")
	for _, tt := range []struct {
		line int
		want string
	}{{0, ""}, {1, "one"}, {2, "secret ="}, {3, `"***"`}, {4, "last 2"}, {5, ""}, {99, ""}} {
		if got := Snippet(text, tt.line); got != tt.want {
			t.Errorf("Snippet(%d) = %q, want %q", tt.line, got, tt.want)
		}
	}
	long := strings.Repeat("x ", 5000) + `secret = "abcdefg"`
	if got := Snippet([]byte(long), 1); utf8.RuneCountInString(got) != maxRunes || !strings.HasSuffix(got, "…") {
		t.Errorf("a long line gives %d runes: %q", utf8.RuneCountInString(got), got)
	}
}

// No secret survives, whatever the key, the form and the secret.
func TestMaskProperty(t *testing.T) {
	keys := rapid.SampledFrom([]string{"secret", "password", "apiKey", "API_KEY", "token", "passphrase", "keyPass",
		"merchantsecretKey", "shared_secret", "private_key", "cvv", "securityCode", "client-secret", "my.key", "pwd"})
	quoted := rapid.SampledFrom([]string{`K = "S"`, `K: 'S',`, `"K": "S"}`, `K="S" a="b"`, `put("K", "S")`, `"K" => "S"`,
		`<K>S</K>`, `x.K("S")`, `<a key="K" value="S"/>`, `K := "S"`, `['K'] = 'S';`, `K = load("a", "S")`, `K = "a" + "S"`,
		`{"name":"K","value":"S"}`, `--K "S" --other`, "K = `S`", `\"K\":\"S\"`, `K = X ?? "S"`})
	plain := rapid.SampledFrom([]string{"K=S", "K: S", "K = S", "export K=S", "-DK=S", `ENV K=S`, `url?K=S`, `--K S`, `K:S`})
	rapid.Check(t, func(t *rapid.T) {
		form := quoted
		secret := rapid.StringMatching(`[A-Za-z0-9!@#%^*_=+.,;:~ -]{4,20}[A-Za-z0-9]{6}`)
		if rapid.Bool().Draw(t, "plain") {
			form = plain
			secret = rapid.StringMatching(`[A-Za-z0-9!@#%^*_+.~/-]{3}[A-Za-z0-9!@#%^*_=+.,;:~/'"-]{1,20}[A-Za-z0-9]{6}`)
		}
		s := secret.Draw(t, "secret")
		line := rapid.StringMatching(`[ \t]{0,4}`).Draw(t, "indent") +
			strings.NewReplacer("K", keys.Draw(t, "key"), "S", s).Replace(form.Draw(t, "form"))
		if got := Mask(line); strings.Contains(got, strings.TrimSpace(s)) || strings.Contains(got, s[len(s)-6:]) {
			t.Fatalf("Mask(%s) = %s", line, got)
		}
	})
}

func FuzzMask(f *testing.F) {
	f.Add("secret = 'a'", "4111111111111111")
	f.Add("\"a\": \xff", "\n")
	f.Fuzz(func(t *testing.T, front, back string) {
		got := Mask(front + ` secret="q7Zk2xPp" ` + back)
		if strings.Contains(got, "q7Zk2xPp") && !strings.Contains(front+back, "q7Zk2xPp") {
			t.Errorf("secret survives: %q", got)
		}
		if utf8.RuneCountInString(got) > maxRunes || !utf8.ValidString(got) || strings.ContainsAny(got, "\n\x1b") {
			t.Errorf("not fit to be shown: %q", got)
		}
		Snippet([]byte(front+"\n"+back), 2)
	})
}
