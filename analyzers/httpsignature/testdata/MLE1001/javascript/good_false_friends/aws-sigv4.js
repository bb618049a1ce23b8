exports.authorization = (access, scope, signature) =>
  `AWS4-HMAC-SHA256 Credential=${access}/${scope}/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=${signature}`;
