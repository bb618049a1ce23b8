from client_encryption.field_level_encryption import encrypt_payload
from client_encryption.field_level_encryption_config import FieldLevelEncryptionConfig

URL = "https://sandbox.api.mastercard.com/send/v1/partners/acme/crossborder/payment"


def encrypt(settings, body):
    return encrypt_payload(body, FieldLevelEncryptionConfig(settings))
