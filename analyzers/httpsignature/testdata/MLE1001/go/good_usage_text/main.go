// Command usage explains itself.
package main

import (
	"fmt"
	"io"
	"log"
	"os"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: give a token; keyid=, algorithm=\"HmacSHA256\", headers= and signature= are not read any more")
		fmt.Fprintf(os.Stderr, "signed were host date request-target v-c-merchant-id\n")
		io.WriteString(os.Stdout, "host: h\nrequest-target: get /\nv-c-merchant-id: m\n")
		log.New(os.Stderr, "", 0).Fatalln("host date request-target v-c-merchant-id")
	}
	fmt.Println("The old form (host date request-target digest v-c-merchant-id) is gone.")
}
