<!-- <% String text = "host: apitest.cybersource.com\n(request-target): post /\nv-c-merchant-id: " + merchant; %> -->
<form action="https://testsecureacceptance.cybersource.com/pay" method="post">
  <input type="hidden" name="signed_field_names" value="access_key,amount">
  <input type="hidden" name="signature" value="<%= signature %>">
</form>
