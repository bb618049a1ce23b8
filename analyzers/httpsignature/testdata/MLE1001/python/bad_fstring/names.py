HOST = "apitest.cybersource.com"
SIGNED = ["host", "v-c-date", "request-target", "digest", "v-c-merchant-id"]
