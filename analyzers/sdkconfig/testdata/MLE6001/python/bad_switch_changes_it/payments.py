from CyberSource import PaymentsApi


def payments(mle):
    config = {"merchantid": "acme", "run_environment": "apitest.cybersource.com"}
    if mle:
        config["authentication_type"] = "jwt"
        config["enable_request_mle_for_optional_apis_globally"] = True
    else:
        config["authentication_type"] = "http_signature"
    return PaymentsApi(config)
