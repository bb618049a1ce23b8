//go:build cgo

package jwtconstruction_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mleready"
	"mleready/analyzers"
	"mleready/analyzers/check/checktest"
	"mleready/analyzers/code"
	"mleready/analyzers/code/dialect"
)

// programs make a token in each language. PRE, IAT and EXP are filled by the cases.
var programs = map[string]struct{ file, text string }{
	"java": {"T.java", `package shop;
class T { static String of(java.security.PrivateKey key, String mid, String digest, String kid) { PRE
 Map<String, Object> c = new HashMap<>(); c.put("iat", IAT); c.put("exp", EXP); c.put("jti", UUID.randomUUID().toString()); c.put("v-c-jwt-version", "2"); c.put("v-c-merchant-id", mid);
 c.put("request-host", "api.cybersource.com"); c.put("request-resource-path", "/pts/v2/payments"); c.put("request-method", "post"); c.put("digest", digest); c.put("digestAlgorithm", "SHA-256");
 return io.jsonwebtoken.Jwts.builder().setHeaderParam("kid", kid).setClaims(c).signWith(key).compact(); } }`},
	"jjwt": {"T.java", `package shop;
import io.jsonwebtoken.Jwts;
class T { static String of(java.security.PrivateKey key, String mid, String digest, String kid) { PRE
 return Jwts.builder().setHeaderParam("kid", kid).setIssuer(mid).setId(UUID.randomUUID().toString()).setIssuedAt(IAT).setExpiration(EXP).claim("v-c-jwt-version", "2").claim("v-c-merchant-id", mid)
  .claim("request-host", "api.cybersource.com").claim("request-resource-path", "/pts/v2/payments").claim("request-method", "post").claim("digest", digest).claim("digestAlgorithm", "SHA-256").signWith(key).compact(); } }`},
	"csharp": {"T.cs", `using System; using System.Collections.Generic; using Jose;
static class T { static string Of(object key, string mid, string digest, string kid) { PRE
 var c = new Dictionary<string, object> { ["iat"] = IAT, ["exp"] = EXP, ["jti"] = Guid.NewGuid().ToString(), ["v-c-jwt-version"] = "2", ["v-c-merchant-id"] = mid, ["request-host"] = "api.cybersource.com",
  ["request-resource-path"] = "/pts/v2/payments", ["request-method"] = "post", ["digest"] = digest, ["digestAlgorithm"] = "SHA-256" };
 return JWT.Encode(c, key, JwsAlgorithm.RS256, new Dictionary<string, object> { ["kid"] = kid }); } }`},
	"php": {"T.php", `<?php
use Firebase\JWT\JWT;
class T { const TTL = 120; static function of($key, $mid, $digest, $kid) { PRE
 $c = ['iat' => IAT, 'exp' => EXP, 'jti' => Uuid::uuid4()->toString(), 'v-c-jwt-version' => '2', 'v-c-merchant-id' => $mid, 'request-host' => 'api.cybersource.com',
  'request-resource-path' => '/pts/v2/payments', 'request-method' => 'post', 'digest' => $digest, 'digestAlgorithm' => 'SHA-256'];
 return JWT::encode($c, $key, 'RS256', $kid); } }`},
	"python": {"t.py", `import jwt
def of(key, mid, digest, kid):
    PRE
    c = {"iat": IAT, "exp": EXP, "jti": str(uuid.uuid4()), "v-c-jwt-version": "2", "v-c-merchant-id": mid, "request-host": "api.cybersource.com",
         "request-resource-path": "/pts/v2/payments", "request-method": "post", "digest": digest, "digestAlgorithm": "SHA-256"}
    return jwt.encode(c, key, algorithm="RS256", headers={"kid": kid})
`},
	"ruby": {"t.rb", `require 'jwt'
def of(key, mid, digest, kid)
  PRE
  c = { 'iat' => IAT, 'exp' => EXP, 'jti' => SecureRandom.uuid, 'v-c-jwt-version' => '2', 'v-c-merchant-id' => mid, 'request-host' => 'api.cybersource.com',
        'request-resource-path' => '/pts/v2/payments', 'request-method' => 'post', 'digest' => digest, 'digestAlgorithm' => 'SHA-256' }
  JWT.encode(c, key, 'RS256', { 'kid' => kid })
end
`},
	"kotlin": {"T.kt", `package shop
import io.jsonwebtoken.Jwts
fun of(key: java.security.PrivateKey, mid: String, digest: String, kid: String): String { PRE
 val c = mapOf("iat" to IAT, "exp" to EXP, "jti" to UUID.randomUUID().toString(), "v-c-jwt-version" to "2", "v-c-merchant-id" to mid, "request-host" to "api.cybersource.com",
  "request-resource-path" to "/pts/v2/payments", "request-method" to "post", "digest" to digest, "digestAlgorithm" to "SHA-256")
 return Jwts.builder().setHeaderParam("kid", kid).setClaims(c).signWith(key).compact() }`},
	"javascript": {"t.js", `const jwt = require('jsonwebtoken');
function of(key, mid, digest, kid) { PRE
  return jwt.sign({ iat: IAT, exp: EXP, jti: crypto.randomUUID(), "v-c-jwt-version": "2", "v-c-merchant-id": mid, "request-host": "api.cybersource.com",
    "request-resource-path": "/pts/v2/payments", "request-method": "post", digest, digestAlgorithm: "SHA-256" }, key, { algorithm: 'RS256', keyid: kid }); }
`},
}

// TestTimes has the ways in which programs say the time of issue and the end of a token, two minutes after it unless
// said otherwise.
func TestTimes(t *testing.T) {
	const met, unmet, unknown = mleready.Met, mleready.Unmet, mleready.Unknown
	cases := []struct {
		program, pre, iat, exp string
		issued, expires        mleready.Outcome
	}{
		{"java", "", "System.currentTimeMillis() / 1000", "System.currentTimeMillis() / 1000 + 120", met, met},
		{"java", "long now = System.currentTimeMillis() / 1000L;", "now", "now + 120L", met, met},
		{"java", "", "System.currentTimeMillis()", "System.currentTimeMillis() + 120000", unmet, unmet},
		{"java", "", "System.currentTimeMillis() / 1000.0", "System.currentTimeMillis() / 1000 + 900", unknown, unmet},
		{"java", "Instant now = Instant.now();", "now.getEpochSecond()", "now.plusSeconds(120).getEpochSecond()", met, met},
		{"java", "", "Instant.now().getEpochSecond()", "Instant.now().plus(2, ChronoUnit.MINUTES).getEpochSecond()", met, met},
		{"java", "", "Instant.now().getEpochSecond()", "Instant.now().plus(15, ChronoUnit.MINUTES).getEpochSecond()", met, unmet},
		{"java", "", "TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis())", "TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis()) + 120", met, met},
		{"java", "", "new Date().getTime() / 1000", "new Date(System.currentTimeMillis() + 120000).getTime() / 1000", met, met},
		{"java", "", "Instant.now().getEpochSecond()", "Instant.now().plus(Duration.ofMinutes(2)).getEpochSecond()", met, met},
		{"java", "", "new Date()", "new Date(System.currentTimeMillis() + 120_000)", met, met},
		{"java", "", "Date.from(Instant.now())", "Date.from(Instant.now().plusSeconds(ends))", met, unknown},
		{"jjwt", "Date d = new Date();", "d", "new Date(d.getTime() + 120000)", met, met},
		{"jjwt", "", "new Date()", "new Date(System.currentTimeMillis() + 10 * 60 * 1000)", met, unmet},
		{"jjwt", "long LIFE = 120;", "new Date()", "new Date(new Date().getTime() + LIFE * 1000L)", met, met},
		{"jjwt", "Instant now = Instant.now();", "Date.from(now)", "Date.from(now.plus(2, ChronoUnit.MINUTES))", met, met},
		{"csharp", "", "DateTimeOffset.UtcNow.ToUnixTimeSeconds()", "DateTimeOffset.UtcNow.AddMinutes(2).ToUnixTimeSeconds()", met, met},
		{"csharp", "var now = DateTimeOffset.UtcNow;", "now.ToUnixTimeSeconds()", "now.AddHours(1).ToUnixTimeSeconds()", met, unmet},
		{"csharp", "", "EpochTime.GetIntDate(DateTime.UtcNow)", "EpochTime.GetIntDate(DateTime.UtcNow.AddMinutes(2))", met, met},
		{"csharp", "var iat = (int)(DateTime.UtcNow - new DateTime(1970, 1, 1)).TotalSeconds;", "iat", "iat + 120", met, met},
		{"csharp", "var iat = (DateTime.UtcNow - new DateTime(1970, 1, 1)).TotalSeconds;", "iat", "iat + 120", unknown, met},
		{"csharp", "", "DateTimeOffset.UtcNow.ToUnixTimeSeconds()", "DateTimeOffset.UtcNow.Add(TimeSpan.FromMinutes(2)).ToUnixTimeSeconds()", met, met},
		{"php", "$now = time();", "$now", "$now + 2 * 60", met, met},
		{"php", "", "time()", "time() + self::TTL", met, met},
		{"php", "", "time()", "time() + 3600", met, unmet},
		{"php", "$now = new \\DateTimeImmutable();", "$now->getTimestamp()", "$now->modify('+2 minutes')->getTimestamp()", met, met},
		{"php", "", "time()", "strtotime('+1 hour')", met, unmet},
		{"php", "", "Carbon::now()->timestamp", "Carbon::now()->addMinutes(2)->timestamp", met, met},
		{"python", "now = int(time.time())", "now", "now + 2 * 60", met, met},
		{"python", "now = datetime.now(timezone.utc)", "now", "now + timedelta(minutes=2)", met, met},
		{"python", "now = datetime.utcnow()", "now", "now + timedelta(hours=1)", met, unmet},
		{"python", "now = datetime.now()", "now", "now + timedelta(minutes=2)", unknown, met},
		{"python", "now = datetime.now(timezone.utc)", "int(now.timestamp())", "int((now + timedelta(minutes=2)).timestamp())", met, met},
		{"python", "now = calendar.timegm(time.gmtime())", "now", "now + 120", met, met},
		{"ruby", "now = Time.now", "now.to_i", "(now + 120).to_i", met, met},
		{"ruby", "", "Time.now.to_i", "2.minutes.from_now.to_i", met, met},
		{"ruby", "", "Time.now.to_i", "(Time.now + 1.hour).to_i", met, unmet},
		{"kotlin", "val now = Instant.now()", "now.epochSecond", "now.plusSeconds(120).epochSecond", met, met},
		{"kotlin", "val now = Date()", "now.time / 1000", "(now.time + 120_000) / 1000", unknown, met},
		{"kotlin", "", "Date()", "Date(System.currentTimeMillis() + 120_000)", met, met},
		{"javascript", "", "Math.floor(Date.now() / 1000)", "Math.floor((Date.now() + 120000) / 1000)", met, met},
		{"javascript", "", "moment().unix()", "moment().add(2, 'minutes').unix()", met, met},
		{"javascript", "", "dayjs().unix()", "dayjs().add(1, 'hour').unix()", met, unmet},
		{"javascript", "", "getUnixTime(new Date())", "getUnixTime(addMinutes(new Date(), 2))", met, met},
		{"javascript", "", "new Date().getTime() / 1000", "Math.floor(Date.now() / 1000) + 120", unknown, met},
	}
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	parsing := code.Parsing{Jobs: 1, Read: checktest.Read, Depth: mleready.DepthSyntax}
	for _, c := range cases {
		p := programs[c.program]
		dir := t.TempDir()
		text := strings.NewReplacer("PRE", c.pre, "IAT", c.iat, "EXP", c.exp).Replace(p.text)
		if c.program == "python" && c.pre == "" {
			t.Fatal("a line of Python is missing")
		}
		if err := os.WriteFile(filepath.Join(dir, p.file), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		r, err := analyzers.ScanFolder(t.Context(), dir, rules, append(dialect.Adapters(parsing), adapters()...))
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]mleready.Outcome{}
		for _, f := range r.Findings {
			if f.Requirement == "jwt.iat" || f.Requirement == "jwt.exp" {
				got[f.Requirement] = f.Outcome
			}
		}
		if got["jwt.iat"] != c.issued || got["jwt.exp"] != c.expires {
			t.Errorf("%s, iat %s, exp %s: %s and %s, want %s and %s", c.program, c.iat, c.exp, got["jwt.iat"], got["jwt.exp"], c.issued, c.expires)
		}
	}
}
