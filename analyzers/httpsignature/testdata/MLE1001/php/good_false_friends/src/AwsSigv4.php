<?php

namespace Shop;

class AwsSigv4
{
    public function authorization(string $access, string $scope, string $text, string $key): string
    {
        $signature = hash_hmac('sha256', "AWS4-HMAC-SHA256\n" . $text, $key);
        return "AWS4-HMAC-SHA256 Credential=$access/$scope/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=$signature";
    }
}
