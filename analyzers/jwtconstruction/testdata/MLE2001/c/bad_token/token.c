#include <stdio.h>

static const char address[] = "https://apitest.cybersource.com/pts/v2/payments";

void header(char *out, size_t n, const char *certificate, const char *merchant) {
    snprintf(out, n, "{\"alg\":\"RS256\",\"x5c\":[\"%s\"],\"v-c-merchant-id\":\"%s\"}", certificate, merchant);
}

void claims(char *out, size_t n, const char *digest, const char *date) {
    snprintf(out, n, "{\"digest\":\"%s\",\"digestAlgorithm\":\"SHA-256\",\"iat\":\"%s\"}", digest, date);
}
