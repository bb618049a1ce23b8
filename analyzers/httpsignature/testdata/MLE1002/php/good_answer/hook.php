<?php

function hook(Psr\Http\Message\ServerRequestInterface $request): bool
{
    $host = 'https://apitest.cybersource.com';
    return hash_equals($request->getHeaderLine('v-c-signature'), hash_hmac('sha256', (string) $request->getBody(), getenv('HOOK_KEY')));
}
