<?php
class Soap extends SoapClient { function pay($r) { return $this->runTransaction($r); } const WSDL = 'https://ics2wstest.ic3.com/commerce/1.x/transactionProcessor/CyberSourceTransaction_1.1.wsdl'; }
