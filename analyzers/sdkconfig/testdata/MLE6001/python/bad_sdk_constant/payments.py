from authenticationsdk.util.GlobalLabelParameters import GlobalLabelParameters
from CyberSource import PaymentsApi


def payments():
    config = {
        "authentication_type": GlobalLabelParameters.HTTP,
        "merchantid": "acme",
        "run_environment": "apitest.cybersource.com",
    }
    return PaymentsApi(config)
