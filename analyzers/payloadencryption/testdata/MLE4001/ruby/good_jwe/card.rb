require "mcapi/encryption/jwe_encryption"

class Card
  HOST = "https://sandbox.api.mastercard.com"

  def encrypt(body)
    config = {
      "paths" => [{ "path" => "/tokenize", "toEncrypt" => [{ "element" => "$", "obj" => "$" }], "toDecrypt" => [] }],
      "encryptedValueFieldName" => "encryptedData",
      "encryptionCertificate" => "keys/own.pem",
    }
    McAPI::Encryption::JweEncryption.new(config.to_json).encrypt("/tokenize", body)
  end
end
