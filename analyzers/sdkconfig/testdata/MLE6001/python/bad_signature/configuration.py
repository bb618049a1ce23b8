from CyberSource import PaymentsApi


class Configuration:
    def __init__(self):
        self.scheme = "http_signature"

    def get_configuration(self):
        configuration = {}
        configuration["authentication_type"] = self.scheme
        configuration["merchantid"] = "shop"
        configuration["run_environment"] = "apitest.cybersource.com"
        return configuration


def payments():
    return PaymentsApi(Configuration().get_configuration())
