import os

from CyberSource import PaymentsApi


def options():
    configuration = {}
    configuration["authentication_type"] = os.getenv("PAY_SCHEME")
    configuration["merchantid"] = "shop"
    configuration["run_environment"] = "apitest.cybersource.com"
    return configuration


def payments():
    return PaymentsApi(options())
