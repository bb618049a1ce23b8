defmodule Shop.SecureAcceptance do
  @form "https://testsecureacceptance.cybersource.com/pay"

  def fields(mac), do: %{"action" => @form, "signed_field_names" => "access_key,profile_id,transaction_uuid", "signature" => mac}
end
