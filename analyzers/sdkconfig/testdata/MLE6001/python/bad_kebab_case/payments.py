import yaml
from CyberSource import PaymentsApi


def payments():
    with open("config/gateway.yaml") as file:
        settings = yaml.safe_load(file)["gateway"]
    config = {
        "authentication_type": settings["authentication-type"],
        "merchantid": settings["merchant-id"],
        "run_environment": "apitest.cybersource.com",
    }
    return PaymentsApi(config)
