<?php

namespace CyberSource\Api;

class PaymentsApi
{
    public function __construct($client)
    {
    }
}
