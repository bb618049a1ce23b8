#include <curl/curl.h>
#include <stdio.h>

#define HOST "apitest.cybersource.com"

struct curl_slist *sign(const char *merchant, const char *key, const char *date, const char *digest) {
    char text[1024], mac[64], header[1024];
    snprintf(text, sizeof text, "host: %s\nv-c-date: %s\nrequest-target: post /pts/v2/payments\ndigest: %s\nv-c-merchant-id: %s", HOST, date, digest, merchant);
    hmac_sha256_base64(text, mac);
    snprintf(header, sizeof header, "Signature: keyid=\"%s\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target digest v-c-merchant-id\", signature=\"%s\"", key, mac);
    return curl_slist_append(NULL, header);
}
