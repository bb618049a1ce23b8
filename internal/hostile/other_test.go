//go:build !unix

package hostile

import (
	"errors"
	"os/exec"
)

func asNobody(*exec.Cmd) {}

func memory(*exec.Cmd) int64 { return 0 }

func fifo(string) error { return errors.ErrUnsupported }
