from django.conf import settings
from CyberSource import PaymentsApi
def config():
    return {"authentication_type": settings.CYBERSOURCE_AUTH, "merchantid": settings.CYBERSOURCE["MID"], "run_environment": "apitest.cybersource.com"}
def pay(r):
    return PaymentsApi(config()).create_payment(r)
