require "mcapi/encryption/field_level_encryption"

class Card
  HOST = "https://sandbox.api.mastercard.com"

  def encrypt(body)
    config = {
      "paths" => [{ "path" => "/tokenize", "toEncrypt" => [{ "element" => "$", "obj" => "$" }], "toDecrypt" => [] }],
      "encryptionCertificate" => "keys/own.pem",
    }
    McAPI::Encryption::FieldLevelEncryption.new(config.to_json).encrypt("/tokenize", {}, body)
  end
end
