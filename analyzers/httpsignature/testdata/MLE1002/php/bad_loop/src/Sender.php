<?php

namespace Shop;

use GuzzleHttp\Psr7\Request;

class Sender
{
    public function request(string $merchant, string $signature, string $date, string $body): Request
    {
        $fields = ['V-C-Merchant-Id' => $merchant, 'Date' => $date];
        $fields['Signature'] = $signature;
        $request = new Request('POST', 'https://apitest.cybersource.com/pts/v2/payments', [], $body);
        foreach ($fields as $name => $value) {
            $request = $request->withHeader($name, $value);
        }
        return $request;
    }
}
