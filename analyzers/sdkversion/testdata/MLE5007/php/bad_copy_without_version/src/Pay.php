<?php

namespace Shop;

use CyberSource\Api\PaymentsApi;

class Pay
{
    public function api($client): PaymentsApi
    {
        return new PaymentsApi($client);
    }
}
