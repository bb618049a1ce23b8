import urllib.request


def request(merchant, signature, date, body):
    fields = {}
    fields["V-C-Merchant-Id"] = merchant
    fields["Date"] = date
    fields["Signature"] = signature
    req = urllib.request.Request("https://apitest.cybersource.com/pts/v2/payments", data=body, method="POST")
    for name, value in fields.items():
        req.add_header(name, value)
    return urllib.request.urlopen(req)
