String header(String key, String mac) => 'keyid="$key", algorithm="HmacSHA256", headers="host request-target v-c-merchant-id", signature="$mac"';
