<?php

$c = curl_init('https://apitest.cybersource.com/pts/v2/payments');
curl_setopt($c, CURLOPT_HTTPHEADER, [
    'v-c-merchant-id: acme',
    'Date: Mon, 12 Jan 2026 10:00:00 GMT',
    'Signature: keyid="08c94330-0000-0000-0000-000000000000", algorithm="HmacSHA256", headers="host date request-target v-c-merchant-id", signature="AAAA="',
]);
echo curl_exec($c);
