module Shop.AwsSigv4

let authorization access scope mac =
    sprintf "AWS4-HMAC-SHA256 Credential=%s/%s/aws4_request, SignedHeaders=host;x-amz-date, Signature=%s" access scope mac
