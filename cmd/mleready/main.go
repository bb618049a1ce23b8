// Command mleready tells a payment merchant whether their code is ready for the mandates of rules.yaml.
//
// It scans source trees and explains what it saw (scan opens no socket and runs no other program), and serves a gateway
// on this machine to try a migration against. The exit code is 0 (nothing at or above --fail-on), 1 (something), 2 (usage
// or configuration error, nothing ran) or 3 (could not finish).
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := Run(ctx, os.Args[1:], system())
	stop()
	os.Exit(code)
}
