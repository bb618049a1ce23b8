def header(key, mac) { "keyid=\"$key\", algorithm=\"HmacSHA256\", headers=\"host request-target v-c-merchant-id\", signature=\"$mac\"" }
