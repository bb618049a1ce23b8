import os

from CyberSource import PaymentsApi


class Configuration:
    def __init__(self):
        self.scheme = "JWT"

    def get_configuration(self):
        configuration = {}
        configuration["authentication_type"] = self.scheme
        configuration["merchantid"] = "shop"
        configuration["run_environment"] = "apitest.cybersource.com"
        configuration["enableRequestMLEForOptionalApisGlobally"] = True
        configuration["enableResponseMleGlobally"] = True
        configuration["responseMlePrivateKeyFilePath"] = os.environ["KEY_FILE"]
        configuration["responseMleKID"] = os.getenv("KEY_ID")
        return configuration


def payments():
    return PaymentsApi(Configuration().get_configuration())
