import CyberSource


def options(settings):
    return {
        "authentication_type": "jwt",
        "merchantid": settings.merchant,
        "run_environment": "apitest.cybersource.com",
        "enableResponseMleGlobally": True,
    }


def charge(settings, request):
    return CyberSource.PaymentsApi(options(settings)).create_payment(request)
