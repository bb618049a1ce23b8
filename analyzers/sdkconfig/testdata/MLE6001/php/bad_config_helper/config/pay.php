<?php

return [
    'scheme' => env('PAY_SCHEME', 'JWT'),
    'host' => 'apitest.cybersource.com',
];
