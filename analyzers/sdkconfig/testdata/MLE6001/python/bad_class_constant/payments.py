from CyberSource import PaymentsApi


class Scheme:
    CLASSIC = "http_signature"


def payments():
    config = {}
    config["authentication_type"] = Scheme.CLASSIC
    config["merchantid"] = "acme"
    config["run_environment"] = "apitest.cybersource.com"
    return PaymentsApi(config)
