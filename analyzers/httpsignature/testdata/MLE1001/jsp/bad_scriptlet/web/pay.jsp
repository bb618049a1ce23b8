<%@ page import="javax.crypto.Mac" %>
<%@ page contentType="text/html" %>
<html><body>
<%-- String old = "(request-target): get /"; --%>
<%
  String host = "apitest.cybersource.com";
  String merchant = application.getInitParameter("merchant");
  String text = "host: " + host + "\n(request-target): post /pts/v2/payments\nv-c-merchant-id: " + merchant;
  Mac mac = Mac.getInstance("HmacSHA256");
  byte[] sum = mac.doFinal(text.getBytes("UTF-8"));
  java.net.HttpURLConnection call = (java.net.HttpURLConnection) new java.net.URL("https://" + host + "/pts/v2/payments").openConnection();
  call.setRequestProperty("v-c-merchant-id", merchant);
  call.setRequestProperty("Signature", java.util.Base64.getEncoder().encodeToString(sum));
%>
<p>Status: <%= call.getResponseCode() %></p>
</body></html>
