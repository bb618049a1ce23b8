(ns shop.secure-acceptance)

(def form "https://testsecureacceptance.cybersource.com/pay")

(defn fields [mac] {"signed_field_names" "access_key,profile_id,transaction_uuid" "signature" mac})
