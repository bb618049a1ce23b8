<?php

const HOST = 'https://apitest.cybersource.com';

function body(string $amount): string
{
    return json_encode(['amount' => $amount]);
}
