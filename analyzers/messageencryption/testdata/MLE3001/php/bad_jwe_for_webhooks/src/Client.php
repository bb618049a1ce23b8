<?php

namespace Shop;

class Client
{
    public function pay(string $token, string $amount)
    {
        $body = json_encode(['orderInformation' => ['amountDetails' => ['totalAmount' => $amount]]]);
        $c = curl_init('https://apitest.cybersource.com/pts/v2/payments');
        curl_setopt($c, CURLOPT_HTTPHEADER, ['Authorization: Bearer ' . $token, 'Content-Type: application/json']);
        curl_setopt($c, CURLOPT_POSTFIELDS, $body);
        return curl_exec($c);
    }
}
