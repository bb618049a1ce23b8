<?php

use Illuminate\Support\Facades\Log;

class Probe
{
    public function explain(string $merchant, string $seen): void
    {
        Log::info('what a partner sent to https://apitest.cybersource.com', [
            'headers' => ['v-c-merchant-id' => $merchant, 'Signature' => $seen],
        ]);
    }
}
