using System.Security.Cryptography.X509Certificates;
using Mastercard.Developer.ClientEncryption.Core.Encryption;

namespace Shop.Transfer
{
    public class Card
    {
        private const string Url = "https://sandbox.api.mastercard.com/send/v1/partners/acme/crossborder/payment";

        public string Encrypt(X509Certificate2 certificate, string body)
        {
            var config = FieldLevelEncryptionConfigBuilder.AFieldLevelEncryptionConfig()
                .WithEncryptionCertificate(certificate)
                .WithEncryptionPath("$", "$")
                .Build();
            return FieldLevelEncryption.EncryptPayload(body, config);
        }
    }
}
