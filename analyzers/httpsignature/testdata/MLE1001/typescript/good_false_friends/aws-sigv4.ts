export const authorization = (access: string, scope: string, signature: string): string =>
  `AWS4-HMAC-SHA256 Credential=${access}/${scope}/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=${signature}`;
