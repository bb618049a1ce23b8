//go:build unix

package hostile

import (
	"os"
	"os/exec"
	"syscall"
)

// asNobody takes the rights of root away, which would read everything.
func asNobody(cmd *exec.Cmd) {
	if os.Geteuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
}

// memory is the most that the program or one of its children had in use.
func memory(cmd *exec.Cmd) int64 {
	u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return int64(u.Maxrss) << 10
}

func fifo(name string) error { return syscall.Mkfifo(name, 0o644) }
