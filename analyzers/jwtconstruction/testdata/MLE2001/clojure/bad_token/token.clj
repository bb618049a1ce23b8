(ns shop.token)

(def address "https://apitest.cybersource.com/pts/v2/payments")

(defn header [certificate merchant] {"alg" "RS256" "x5c" [certificate] "v-c-merchant-id" merchant})

(defn claims [digest date] {"digest" digest "digestAlgorithm" "SHA-256" "iat" date})
