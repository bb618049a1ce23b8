#!/bin/sh
# Makes the keys of the portfolio's merchants anew: throw-away keys, valid for a century, known to no provider.
set -eu
cd "$(dirname "$0")"
make() { # NAME OWNER KEY_ID
	openssl req -x509 -newkey rsa:2048 -nodes -sha256 -days 36500 -keyout "$1.key.pem" -out "$1.crt.pem" \
		-subj "/O=mleready test data, throw-away key/CN=$2/serialNumber=$3" 2>/dev/null
}
make sjc CyberSource_SJC_US 7000000000000000000001
make harbour acme_harbour 7000000000000000000002
make harbour.response acme_harbour 7000000000000000000003
