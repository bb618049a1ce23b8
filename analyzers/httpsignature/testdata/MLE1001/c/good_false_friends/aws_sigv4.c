#include <stdio.h>

void authorization(char *out, size_t n, const char *access, const char *scope, const char *mac) {
    snprintf(out, n, "AWS4-HMAC-SHA256 Credential=%s/%s/aws4_request, SignedHeaders=host;x-amz-date, Signature=%s", access, scope, mac);
}
