<?php

namespace Shop;

class Tencent
{
    public function authorization(string $id, string $key, string $date, string $source): string
    {
        $signature = base64_encode(hash_hmac('sha1', "x-date: $date\nx-source: $source", $key, true));
        return "hmac id=\"$id\", algorithm=\"hmac-sha1\", headers=\"x-date x-source\", signature=\"$signature\"";
    }
}
