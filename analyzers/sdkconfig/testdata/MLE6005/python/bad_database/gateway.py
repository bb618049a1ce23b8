from CyberSource import PaymentsApi

from shop.models import Account


def payments(mid):
    account = Account.objects.get(mid=mid)
    config = {
        'authentication_type': account.auth_type,
        'merchantid': account.mid,
        'run_environment': 'apitest.cybersource.com',
    }
    return PaymentsApi(config)
