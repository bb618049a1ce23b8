package engine

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"mleready"
	"mleready/probes/credentials"
)

// BenchmarkAudit audits a thousand merchants with eight probes each at local gateways: with one credentials file for all,
// and with one for each. What it reports of memory is the most that the process ever had, on Linux; run it alone.
func BenchmarkAudit(b *testing.B) {
	const merchants = 1000
	for _, each := range []bool{false, true} {
		b.Run(map[bool]string{false: "one file of keys", true: "a file of keys each"}[each], func(b *testing.B) {
			dir, err := keysDir()
			if err != nil {
				b.Fatal(err)
			}
			text, err := os.ReadFile(filepath.Join(dir, credentials.FileName))
			if err != nil {
				b.Fatal(err)
			}
			var portfolio strings.Builder
			portfolio.WriteString("portfolio: p\nmandates: [cybersource-2026]\nmerchants:\n")
			for i := range merchants {
				file := filepath.Join(dir, credentials.FileName)
				if each {
					file = filepath.Join(dir, fmt.Sprintf("credentials-%d.yaml", i))
					if err := os.WriteFile(file, text, 0o600); err != nil {
						b.Fatal(err)
					}
				}
				fmt.Fprintf(&portfolio, "  - id: m%d\n    probes: [{name: m%[1]d, provider: cybersource, url: sandbox, credentials: %q, merchant: sandbox_merchant, only: [%s]}]\n",
					i, file, strings.Join(eight[mleready.Cybersource], ", "))
			}
			o := auditOptions(b, "../../testdata/portfolio.yaml", []byte(portfolio.String()))
			o.Jobs = inFlight
			for b.Loop() {
				done, most := 0, 0
				err := Audit(b.Context(), o, func(m Audited) error {
					if m.Error != nil || len(m.Assessment.Observations) != len(eight[mleready.Cybersource]) {
						b.Errorf("%s: %v", m.ID, m.Error)
					}
					done, most = done+1, max(most, runtime.NumGoroutine())
					return nil
				})
				if err != nil || done != merchants {
					b.Fatal(err, done)
				}
				b.ReportMetric(float64(most), "goroutines")
			}
			b.ReportMetric(float64(b.N*merchants*len(eight[mleready.Cybersource]))/b.Elapsed().Seconds(), "probes/s")
			if peak := peakMemory(); peak > 0 {
				b.ReportMetric(peak, "MiB-peak")
			}
		})
	}
}

// peakMemory is the most memory that this process ever had, in MiB, 0 where the system does not tell.
func peakMemory() float64 {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(text)) {
		var kib float64
		if n, _ := fmt.Sscanf(line, "VmHWM: %f kB", &kib); n == 1 {
			return kib / 1024
		}
	}
	return 0
}
