(ns shop.signer
  (:require [clj-http.client :as http]
            [buddy.core.mac :as mac]))

(def host "apitest.cybersource.com")

(defn headers [merchant key secret date]
  (let [text (str "host: " host "\nv-c-date: " date "\nrequest-target: post /pts/v2/payments\nv-c-merchant-id: " merchant)
        signature (mac/hash text {:key secret :alg :hmac+sha256})]
    {"v-c-merchant-id" merchant
     "Signature" (str "keyid=\"" key "\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target v-c-merchant-id\", signature=\"" signature "\"")}))
