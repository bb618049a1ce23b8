<?php

namespace Shop;

use CyberSource\Api\PaymentsApi;

class Pay
{
    public function api(): PaymentsApi
    {
        return new PaymentsApi();
    }
}
