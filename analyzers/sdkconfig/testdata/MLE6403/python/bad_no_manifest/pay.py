import CyberSource


def options(settings):
    return {
        "authentication_type": "jwt",
        "merchantid": settings.merchant,
        "run_environment": "apitest.cybersource.com",
        "enableRequestMLEForOptionalApisGlobally": True,
    }


def charge(settings, request):
    return CyberSource.PaymentsApi(options(settings)).create_payment(request)
