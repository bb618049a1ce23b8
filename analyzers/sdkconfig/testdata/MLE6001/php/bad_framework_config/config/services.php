<?php
return ['cybersource' => ['auth' => env('CYBS_AUTH', 'http_signature'), 'mid' => env('CYBS_MID'), 'host' => env('CYBS_HOST', 'apitest.cybersource.com')]];
