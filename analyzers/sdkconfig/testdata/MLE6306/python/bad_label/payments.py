from CyberSource import PaymentsApi

SANDBOX = "CyberSource.Environment.SANDBOX"


def payments():
    return PaymentsApi({"authentication_type": "jwt", "merchantid": "acme", "run_environment": SANDBOX})
