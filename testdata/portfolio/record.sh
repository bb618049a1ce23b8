#!/bin/sh
# Records the captures anew: runs the merchants' own programs against the local gateway. Needs Go and Node.
set -eu
cd "$(dirname "$0")/../.."
exec go test ./internal/interop -count=1 -run PortfolioTraffic -record
