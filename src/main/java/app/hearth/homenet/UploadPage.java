package app.hearth.homenet;

import app.hearth.protocol.ProtocolException;
import app.hearth.protocol.UploadMessages;
import app.hearth.protocol.UploadMessages.Head;
import app.hearth.protocol.UploadReply;
import app.hearth.protocol.UploadRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file upload handler's address (sched/file_upload_handler.cpp, protocol note 4.3). */
final class UploadPage {
    private static final Logger LOG = LoggerFactory.getLogger(UploadPage.class);

    private final Uploads uploads;
    private final NetworkKeys keys;

    UploadPage(Uploads uploads, NetworkKeys keys) {
        this.uploads = uploads;
        this.keys = keys;
    }

    void answer(Exchange exchange) throws IOException {
        if (!exchange.method().equals("POST")) {
            exchange.answer(405, "text/plain", "Clients send files here.\n");
            return;
        }
        UploadReply reply;
        try (InputStream body = exchange.body()) {
            reply = reply(body);
        }
        exchange.answer(200, "text/plain", UploadMessages.write(reply));
    }

    private UploadReply reply(InputStream body) {
        try {
            var read = new ByteArrayOutputStream();
            Head head = head(body, read);
            return switch (head) {
                case Head.Query(var query) -> UploadReply.size(uploads.size(query.fileName()));
                case Head.Upload(var request, int length) -> upload(request, rest(read, length, body));
                case Head.Incomplete() -> UploadReply.permanentError("the head is incomplete");
            };
        } catch (ProtocolException e) {
            return UploadReply.permanentError("not understood: " + e.getMessage());
        } catch (IOException e) {
            LOG.warn("An upload could not be stored", e);
            return UploadReply.transientError("the file could not be stored");
        }
    }

    private UploadReply upload(UploadRequest request, InputStream bytes) throws IOException {
        if (!keys.certifies(request)) return UploadReply.permanentError("the upload certificate is not valid");
        if (request.nbytes() > request.maxNbytes()) return UploadReply.permanentError("the file is longer than it may be");
        return uploads.take(request, bytes);
    }

    private static Head head(InputStream body, ByteArrayOutputStream read) throws IOException {
        var buffer = new byte[UploadMessages.MAX_HEAD];
        while (true) {
            int count = body.read(buffer, 0, UploadMessages.MAX_HEAD - read.size());
            if (count > 0) read.write(buffer, 0, count);
            boolean whole = count < 0 || read.size() == UploadMessages.MAX_HEAD;
            Head head = UploadMessages.parse(read.toByteArray(), whole);
            if (whole || !(head instanceof Head.Incomplete)) return head;
        }
    }

    private static InputStream rest(ByteArrayOutputStream read, int from, InputStream body) {
        return new SequenceInputStream(new ByteArrayInputStream(read.toByteArray(), from, read.size() - from), body);
    }
}
