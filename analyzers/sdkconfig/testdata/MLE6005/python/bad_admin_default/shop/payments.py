from CyberSource import PaymentsApi

from shop.models import Gateway


def payments(gateway: Gateway):
    config = {
        "authentication_type": gateway.scheme,
        "merchantid": gateway.merchant,
        "run_environment": "apitest.cybersource.com",
    }
    return PaymentsApi(config)
