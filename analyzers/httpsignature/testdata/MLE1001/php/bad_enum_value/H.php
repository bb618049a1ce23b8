<?php
enum H: string { case Merchant = 'v-c-merchant-id'; case Signature = 'Signature'; case Target = 'request-target'; }
