from client_encryption.jwe_encryption import encrypt_payload
from client_encryption.jwe_encryption_config import JweEncryptionConfig

HOST = "https://sandbox.api.mastercard.com"


def encrypt(settings, body):
    return encrypt_payload(body, JweEncryptionConfig(settings))
