package shop.pay;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

class Signer {
    String sign(String content, PrivateKey key, X509Certificate certificate, Map<String, Object> members) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .customParams(members)
                .x509CertChain(List.of(Base64.encode(certificate.getEncoded())))
                .build();
            JWSObject signed = new JWSObject(header, new Payload(content));
            signed.sign(new RSASSASigner(key));
            return signed.serialize();
        } catch (CertificateEncodingException | JOSEException e) {
            throw new IllegalStateException("sign the token", e);
        }
    }
}
