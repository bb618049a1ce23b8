<?php

namespace Shop;

class CommentedOut
{
    public function headers(string $token): array
    {
        // $text = "host: apitest.cybersource.com\nrequest-target: get /reports\nv-c-merchant-id: $merchant";
        # $headers[] = 'v-c-merchant-id: ' . $merchant;
        /*
        $headers[] = 'Signature: keyid="' . $key . '", algorithm="HmacSHA256", headers="host request-target v-c-merchant-id", signature="' . $mac . '"';
        */
        return ['Authorization: Bearer ' . $token];
    }
}
