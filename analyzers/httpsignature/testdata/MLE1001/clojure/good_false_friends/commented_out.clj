(ns shop.commented-out)

(def gateway "https://apitest.cybersource.com")

(defn headers [token]
  ; {"v-c-merchant-id" merchant
  ;  "Signature" (str "keyid=\"" key "\", algorithm=\"HmacSHA256\", headers=\"host request-target v-c-merchant-id\", signature=\"" mac "\"")}
  {"Authorization" (str "Bearer " token)})
