//go:build cgo

package javascript

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// callTests name the calls and entries that f is seen to make, with what the tables know of them.
var callTests = []struct {
	name, text string
	want       []string
}{
	{"hmac", `const crypto = require('crypto'); function f(k, s) { return crypto.createHmac('sha256', k).update(s).digest('base64') }`, []string{
		"mac sha256 crypto.createHmac [crypto.createHmac] (￼)", "crypto.createHmac.update [createHmac.update] (￼)", "crypto.createHmac.digest [update.digest] (base64)"}},
	{"hash named elsewhere", `import { createHash } from 'node:crypto'; const ALG = 'SHA-512'; function f(s) { createHash(ALG).update('x') }`, []string{
		"hash sha512 crypto.createHash [createHash] ()", "crypto.createHash.update [createHash.update] (x)"}},
	{"crypto-js global", `function f(s, k) { CryptoJS.HmacSHA256(s, k) }`, []string{"mac sha256 CryptoJS.HmacSHA256 [CryptoJS.HmacSHA256] (￼, ￼)"}},
	{"cartridge mac", `var Mac = require('dw/crypto/Mac'); function f(s) { new Mac(Mac.HMAC_SHA_256).digest(s) }`, []string{
		"mac sha256 dw/crypto/Mac [new Mac] ()", "dw/crypto/Mac.digest [Mac.digest] (￼)"}},
	{"cartridge global", `function f(s) { var m = new dw.crypto.Mac(dw.crypto.Mac.HMAC_SHA_1) }`, []string{"mac sha1 dw/crypto/Mac [new Mac] ()"}},
	{"package default", `import jwt from 'jsonwebtoken'; function f(k) { jwt.sign({ iss: 'me' }, k, { algorithm: 'RS256' }) }`, []string{
		"jsonwebtoken.sign [jwt.sign] (￼, ￼, ￼)", "algorithm=RS256", "iss=me"}},
	{"builder", `import { SignJWT } from 'jose'; async function f(k) { return new SignJWT({ a: 'b' }).setProtectedHeader({ alg: 'RS256' }).sign(k) }`, []string{
		"jose.SignJWT [new SignJWT] (￼)", "jose.SignJWT.setProtectedHeader [SignJWT.setProtectedHeader] (￼)", "jose.SignJWT.sign [setProtectedHeader.sign] (￼)", "a=b", "alg=RS256"}},
	{"builder in a variable", `import * as jose from 'jose'; function f() { const t = new jose.CompactEncrypt('x'); t.setProtectedHeader({ alg: 'A' }) }`, []string{
		"jose.CompactEncrypt [new CompactEncrypt] (x)", "jose.CompactEncrypt.setProtectedHeader [t.setProtectedHeader] (￼)", "alg=A"}},
	{"fetch", `function f(b) { fetch('https://h/p', { method: 'POST', headers: { A: 'b' } }) }`, []string{"request fetch [fetch] (POST, https://h/p, ￼)", "header A=b", "headers=￼", "method=POST"}},
	{"axios", `const axios = require('axios'); function f(d) { axios.post('https://h/p', d, { headers: { A: 'b' } }) }`, []string{
		"request axios.post [axios.post] (POST, https://h/p, ￼, ￼)", "header A=b", "headers=￼"}},
	{"https request", `const https = require('https'); function f() { const o = { host: 'h', path: '/p', method: 'PUT', headers: {} }; o.headers['A'] = 'b'; https.request({ hostname: 'h', path: '/p' }) }`, []string{
		"request https.request [https.request] (￼, h/p, ￼)", "header A=b", "headers=￼", "host=h", "hostname=h", "method=PUT", "path=/p"}},
	{"headers of an answer", `function f(res) { res.setHeader('A', 'b'); res.headers['C'] = 'd'; return { statusCode: 200, headers: { E: 'f' } } }`, []string{"A=b", "C=d", "E=f", "headers=￼", "statusCode=200"}},
	{"incoming", `function f(req) { return req.headers['x-a'] + req.get('x-b') + req.headers.xc }`, []string{
		"get_header [headers] (x-a)", "get_header [req.get] (x-b)", "get_header [headers] (xc)"}},
	{"environment", `const { A, B = 'b' } = process.env; function f() { return process.env.C + process.env['D'] + import.meta.env.E }`, []string{
		"env [process.env] (C)", "env [process.env] (D)", "env [process.env] (E)"}},
	{"configuration", `const config = require('config'); function f() { return config.get('a.b') }`, []string{"env [config.get] (a.b)"}},
	{"preference", `function f() { return dw.system.Site.getCurrent().getCustomPreferenceValue('Key') }`, []string{"env [getCurrent.getCustomPreferenceValue] (Key)"}},
	{"words for people", `function f(e) { console.log('a'); this.logger.warn('b'); throw new Error('c') }`, nil},
	{"own functions", `const { g } = require('./b'); function f() { g('x'); h() } function h() {}`, []string{"./b.g [g] (x)", "a.js.h [h] ()"}},
	{"decoding", `function f(k) { Buffer.from(k, 'base64') }`, []string{"decode Buffer.from [Buffer.from] (￼)"}},
}

func TestCalls(t *testing.T) {
	for _, tt := range callTests {
		m := modelOf(t, map[string]string{"a.js": tt.text})
		f := scopeOf(t, m, "a.js", "f")
		got := append(calls(m, f), fields(m, f)...)
		for i := range got {
			got[i] = strings.Join(strings.Fields(got[i]), " ")
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}
