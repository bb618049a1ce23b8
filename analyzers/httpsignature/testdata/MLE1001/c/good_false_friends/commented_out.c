#include <curl/curl.h>

static const char gateway[] = "https://apitest.cybersource.com";

struct curl_slist *headers(const char *bearer) {
    /* snprintf(header, n, "Signature: keyid=\"%s\", algorithm=\"HmacSHA256\", headers=\"host request-target v-c-merchant-id\", signature=\"%s\"", key, mac); */
    // list = curl_slist_append(list, "v-c-merchant-id: acme");
    return curl_slist_append(NULL, bearer);
}
