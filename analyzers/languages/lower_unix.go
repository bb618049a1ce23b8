//go:build unix && !freebsd && !dragonfly

package languages

import "syscall"

// lower sets a limit, never above what is allowed already.
func lower(l *syscall.Rlimit, value uint64) {
	l.Max = min(l.Max, value)
	l.Cur = l.Max
}
