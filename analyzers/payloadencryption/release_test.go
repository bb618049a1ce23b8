package payloadencryption_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready/analyzers/sdk/sdktest"
)

const usesLibrary = `package shop;

import com.mastercard.developer.encryption.JweConfig;
import com.mastercard.developer.encryption.JweConfigBuilder;

class Pay {
    JweConfig config(java.security.cert.Certificate certificate) throws Exception {
        return JweConfigBuilder.aJweEncryptionConfig().withEncryptionCertificate(certificate).build();
    }
}
`

const pom = `<project>
  <properties>
    <encryption>1.8.8</encryption>
  </properties>
  <dependencies>
    <dependency><groupId>com.mastercard.developer</groupId><artifactId>client-encryption</artifactId><version>${encryption}</version></dependency>
  </dependencies>
</project>
`

// TestRelease shows the lines that say which release of the library is used, and a use in tests as what it is.
func TestRelease(t *testing.T) {
	for name, test := range map[string]struct {
		file string
		want []string
	}{
		"production": {"src/main/java/shop/Pay.java", []string{"MLE4001 met production src/main/java/shop/Pay.java:8", "pom.xml:3 release of the library", "pom.xml:6 release of the library"}},
		"test":       {"src/test/java/shop/PayTest.java", []string{"MLE4001 info test src/test/java/shop/PayTest.java:8"}},
	} {
		found := sdktest.Files(t, map[string]string{"pom.xml": pom, test.file: usesLibrary})
		var got []string
		for _, f := range found.Findings {
			if f.Rule != "MLE4001" {
				continue
			}
			got = append(got, fmt.Sprintf("%s %s %s %s:%d", f.Rule, f.Outcome, f.Role, f.Path, f.Line))
			for _, r := range f.Related {
				if r.Path == "pom.xml" {
					got = append(got, fmt.Sprintf("%s:%d %s", r.Path, r.Line, r.Why))
				}
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
