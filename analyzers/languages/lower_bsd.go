//go:build freebsd || dragonfly

package languages

import (
	"math"
	"syscall"
)

// lower sets a limit, never above what is allowed already.
func lower(l *syscall.Rlimit, value uint64) {
	l.Max = min(l.Max, int64(min(value, math.MaxInt64)))
	l.Cur = l.Max
}
