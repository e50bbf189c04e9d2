package app.hearth.homenet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Fields;

/** One HTTP request and its answer, as the pages of this server see them. Blocking; each runs on a virtual thread. */
final class Exchange {
    private final Request request;
    private final Response response;
    private Fields parameters;

    Exchange(Request request, Response response) {
        this.request = request;
        this.response = response;
    }

    String method() {
        return request.getMethod();
    }

    /** Decoded and without dot segments. */
    String path() {
        return Request.getPathInContext(request);
    }

    /** A query parameter, empty when absent. */
    String parameter(String name) {
        if (parameters == null) parameters = Request.extractQueryParameters(request);
        String value = parameters.getValue(name);
        return value == null ? "" : value;
    }

    /** A header, empty when absent. */
    String header(HttpHeader header) {
        return header(header.asString());
    }

    String header(String name) {
        String value = request.getHeaders().get(name);
        return value == null ? "" : value;
    }

    void answerHeader(HttpHeader header, String value) {
        response.getHeaders().put(header, value);
    }

    InputStream body() {
        return Content.Source.asInputStream(request);
    }

    /** The body, with one byte more than {@code most} when it is longer than that. */
    byte[] body(int most) throws IOException {
        try (InputStream in = body()) {
            return in.readNBytes(most + 1);
        }
    }

    void answer(int status, String type, byte[] content) throws IOException {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, content.length);
        boolean headOnly = method().equals("HEAD");
        Content.Sink.write(response, true, headOnly ? ByteBuffer.allocate(0) : ByteBuffer.wrap(content));
    }

    void answer(int status, String type, String content) throws IOException {
        answer(status, type, content.getBytes(StandardCharsets.UTF_8));
    }
}
