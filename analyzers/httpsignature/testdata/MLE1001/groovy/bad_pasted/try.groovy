def c = new URL('https://apitest.cybersource.com/pts/v2/payments').openConnection()
c.setRequestProperty('v-c-merchant-id', 'acme')
c.setRequestProperty('Date', 'Mon, 12 Jan 2026 10:00:00 GMT')
c.setRequestProperty('Signature', 'keyid="08c94330-0000-0000-0000-000000000000", algorithm="HmacSHA256", headers="host date request-target v-c-merchant-id", signature="AAAA="')
println c.responseCode
