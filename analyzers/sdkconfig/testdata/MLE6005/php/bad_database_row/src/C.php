<?php
namespace Shop; use CyberSource\Authentication\Core\MerchantConfiguration; use Illuminate\Support\Facades\DB;
class C { function make($id) { $row = DB::table('gateways')->where('id', $id)->first(); $c = new MerchantConfiguration(); $c->setAuthenticationType($row->auth_type); $c->setMerchantID($row->mid); $c->setRunEnvironment($row->host); return $c; } }
