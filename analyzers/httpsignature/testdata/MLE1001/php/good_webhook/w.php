<?php
$sig = $_SERVER['HTTP_V_C_SIGNATURE']; // cybersource webhook
preg_match('/t=(.*);keyId=(.*);sig=(.*)/', $sig, $m);
$calc = base64_encode(hash_hmac('sha256', $m[1] . '.' . file_get_contents('php://input'), base64_decode(KEY), true));
if (!hash_equals($calc, $m[3])) { http_response_code(401); }
