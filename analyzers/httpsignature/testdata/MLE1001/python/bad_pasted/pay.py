import requests
requests.post("https://apitest.cybersource.com/pts/v2/payments", data="{}", headers={"v-c-merchant-id": "acme", "Signature": "keyid=\"08c94330-0000-0000-0000-000000000000\", algorithm=\"HmacSHA256\", headers=\"host date (request-target) digest v-c-merchant-id\", signature=\"AAAA=\""})
