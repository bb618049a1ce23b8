module Shop.ActivityPub

let header actor mac =
    sprintf "keyId=\"%s#main-key\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date digest\",signature=\"%s\"" actor mac
