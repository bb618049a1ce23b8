<?php

require __DIR__ . '/names.php';

function send(string $body, string $signature, string $merchant): string
{
    $headers = [];
    $headers[SIGNATURE_HEADER] = $signature;
    $headers[MERCHANT_HEADER] = $merchant;
    $lines = ['Content-Type: application/json'];
    foreach ($headers as $name => $value) {
        $lines[] = $name . ': ' . $value;
    }
    $curl = curl_init('https://apitest.cybersource.com/pts/v2/payments');
    curl_setopt($curl, CURLOPT_HTTPHEADER, $lines);
    curl_setopt($curl, CURLOPT_POSTFIELDS, $body);
    return curl_exec($curl);
}
