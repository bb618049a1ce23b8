(ns shop.activitypub)

(defn header [actor mac]
  (str "keyId=\"" actor "#main-key\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date digest\",signature=\"" mac "\""))
