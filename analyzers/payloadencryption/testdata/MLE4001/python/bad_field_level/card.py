from client_encryption.field_level_encryption import encrypt_payload
from client_encryption.field_level_encryption_config import FieldLevelEncryptionConfig

HOST = "https://sandbox.api.mastercard.com"


def encrypt(settings, body):
    return encrypt_payload(body, FieldLevelEncryptionConfig(settings))
