//go:build unix

package languages

import (
	"fmt"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
)

// limit bounds the memory of this process, C included, to so many bytes above what it has.
func limit(memory int64) error {
	if memory <= 0 {
		return nil
	}
	debug.SetMemoryLimit(memory / 2)
	most := uint64(inUse() + memory)
	for resource, value := range map[int]uint64{syscall.RLIMIT_DATA: most, syscall.RLIMIT_CORE: 0} {
		var l syscall.Rlimit
		if err := syscall.Getrlimit(resource, &l); err != nil {
			return fmt.Errorf("read the limits of this process: %w", err)
		}
		lower(&l, value)
		if err := syscall.Setrlimit(resource, &l); err != nil {
			return fmt.Errorf("limit this process: %w", err)
		}
	}
	return nil
}

// inUse is the memory for data that this process has already, 0 where the system does not tell.
func inUse() int64 {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(text))
	if len(fields) < 6 {
		return 0
	}
	pages, err := strconv.ParseInt(fields[5], 10, 64)
	if err != nil {
		return 0
	}
	return pages * int64(os.Getpagesize())
}
