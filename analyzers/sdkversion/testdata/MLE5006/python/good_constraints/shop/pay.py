from CyberSource import PaymentsApi


def payments(configuration):
    return PaymentsApi(configuration)
