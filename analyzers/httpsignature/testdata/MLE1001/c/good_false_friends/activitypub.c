#include <stdio.h>

void activity(char *out, size_t n, const char *actor, const char *mac) {
    snprintf(out, n, "Signature: keyId=\"%s#main-key\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date digest\",signature=\"%s\"", actor, mac);
}
