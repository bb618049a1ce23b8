<?php
define('HMAC_SHA256', 'sha256');
function sign($params) { $d = []; foreach (explode(',', $params['signed_field_names']) as $f) { $d[] = $f . '=' . $params[$f]; } return base64_encode(hash_hmac('sha256', implode(',', $d), SECRET_KEY, true)); }
$params = ['access_key' => 'k', 'profile_id' => 'p', 'signed_field_names' => 'access_key,profile_id', 'transaction_type' => 'sale'];
?><form action="https://testsecureacceptance.cybersource.com/pay"><input name="signature" value="<?= sign($params) ?>"></form>
