//go:build !unix

package languages

import "runtime/debug"

// limit bounds the memory of the Go part of this process: the system has no limit that a process may set for itself.
func limit(memory int64) error {
	if memory > 0 {
		debug.SetMemoryLimit(memory)
	}
	return nil
}
