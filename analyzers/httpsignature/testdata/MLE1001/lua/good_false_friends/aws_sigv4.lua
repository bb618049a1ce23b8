return function(access, scope, mac)
  return "AWS4-HMAC-SHA256 Credential=" .. access .. "/" .. scope .. "/aws4_request, SignedHeaders=host;x-amz-date, Signature=" .. mac
end
