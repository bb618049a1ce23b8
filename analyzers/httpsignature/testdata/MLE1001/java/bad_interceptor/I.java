import okhttp3.*;
import java.io.IOException;

class I implements Interceptor {
    private final Signer signer = new Signer();
    static final String MERCHANT = "v-c-merchant-id";
    public Response intercept(Chain chain) throws IOException {
        Request r = chain.request();
        String date = "x";
        return chain.proceed(r.newBuilder().addHeader(MERCHANT, "acme").addHeader("v-c-date", date).addHeader("signature", signer.header(r.url().encodedPath(), date)).build());
    }
}
