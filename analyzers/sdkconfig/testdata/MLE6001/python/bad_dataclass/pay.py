import os
from dataclasses import dataclass, asdict
from CyberSource import PaymentsApi
@dataclass
class Config:
    authentication_type: str = "http_signature"
    merchantid: str = "acme"
    run_environment: str = "apitest.cybersource.com"
def pay(r):
    return PaymentsApi(asdict(Config())).create_payment(r)
