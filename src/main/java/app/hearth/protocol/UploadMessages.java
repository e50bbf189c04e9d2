package app.hearth.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Messages to and from a file upload handler (section 4.3, sched/file_upload_handler.cpp). */
public final class UploadMessages {
    /** The stock handler reads lines into 256 bytes. */
    public static final int MAX_LINE = 255;
    /** Longest head accepted before the bytes of the file. */
    public static final int MAX_HEAD = 16_384;
    private static final String DATA = "<data>";
    private static final int MAX_REPLY = 65_536;

    private UploadMessages() {}

    /** A request as read so far. */
    public sealed interface Head {
        /**
         * An upload; its bytes follow.
         *
         * @param length bytes of the head with the end of the line after its last tag
         */
        record Upload(UploadRequest request, int length) implements Head {}

        /** A size query. */
        record Query(FileSizeQuery query) implements Head {}

        /** The data tag has not come yet: read more, up to {@link UploadMessages#MAX_HEAD} bytes. */
        record Incomplete() implements Head {}
    }

    /** The head; the bytes of the file from the offset on follow it at once, and nothing follows them. */
    public static byte[] write(UploadRequest r) {
        XmlWriter out = new XmlWriter().open("data_server_request");
        SchedulerRequests.writeVersion(out, r.client());
        out.open("file_upload").open("file_info").text("name", r.fileName()).block("xml_signature", r.xmlSignature());
        out.integer("max_nbytes", r.maxNbytes()).close("file_info").integer("nbytes", r.nbytes()).text("md5_cksum", r.md5());
        return checked(out.integer("offset", r.offset()).open("data"));
    }

    public static byte[] write(FileSizeQuery q) {
        XmlWriter out = new XmlWriter().open("data_server_request");
        SchedulerRequests.writeVersion(out, q.client());
        return checked(out.text("get_file_size", q.fileName()).close("data_server_request"));
    }

    private static byte[] checked(XmlWriter out) {
        if (out.toString().lines().anyMatch(l -> l.length() >= MAX_LINE)) throw new IllegalArgumentException("line too long");
        return out.bytes();
    }

    /**
     * Reads the head of a request line by line.
     *
     * @param bytes the first bytes of the body, as many as have come
     * @param whole whether nothing more will come
     */
    public static Head parse(byte[] bytes, boolean whole) throws ProtocolException {
        String text = XmlText.bytesAsChars(bytes.length <= MAX_HEAD ? bytes : Arrays.copyOf(bytes, MAX_HEAD));
        List<String> lines = new ArrayList<>();
        int position = 0;
        while (true) {
            int end = text.indexOf('\n', position);
            boolean last = end < 0;
            String line = last ? text.substring(position) : text.substring(position, end);
            if (line.length() > MAX_LINE) throw new ProtocolException("data_server_request", "line longer than " + MAX_LINE + " bytes");
            if (line.strip().equals(DATA) && !last) return new Head.Upload(upload(lines), end + 1);
            if (line.contains("</data_server_request>")) return new Head.Query(query(lines));
            if (last) {
                if (!line.isEmpty()) lines.add(line);
                break;
            }
            lines.add(line);
            position = end + 1;
        }
        if (lines.stream().anyMatch(l -> l.contains("<get_file_size>") && l.contains("</get_file_size>"))) return new Head.Query(query(lines));
        if (whole || bytes.length >= MAX_HEAD) throw new ProtocolException("data", "missing");
        return new Head.Incomplete();
    }

    private static UploadRequest upload(List<String> lines) throws ProtocolException {
        String name = required(lines, "name");
        if (value(lines, "max_nbytes").isEmpty()) throw new ProtocolException("max_nbytes", "missing");
        long max = number(required(lines, "max_nbytes"), "max_nbytes");
        long nbytes = number(required(lines, "nbytes"), "nbytes");
        long offset = value(lines, "offset").isPresent() ? number(required(lines, "offset"), "offset") : 0;
        Optional<String> md5 = value(lines, "md5_cksum").filter(m -> m.matches("[0-9a-fA-F]{32}")).map(m -> m.toLowerCase(Locale.ROOT));
        return new UploadRequest(client(lines), name, signature(lines), max, nbytes, md5, offset);
    }

    private static FileSizeQuery query(List<String> lines) throws ProtocolException {
        return new FileSizeQuery(client(lines), required(lines, "get_file_size"));
    }

    private static ClientVersion client(List<String> lines) {
        return new ClientVersion(part(lines, "major_version"), part(lines, "minor_version"), part(lines, "release"));
    }

    private static int part(List<String> lines, String name) {
        return (int) Math.clamp(XmlText.integer(value(lines, "core_client_" + name).orElse("0"), 0), 0, 1_000_000);
    }

    private static Optional<String> signature(List<String> lines) {
        int from = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("<xml_signature>")) from = i + 1;
            if (from >= 0 && lines.get(i).contains("</xml_signature>")) {
                return Optional.of(String.join("\n", lines.subList(Math.min(from, i), i)).strip()).filter(s -> !s.isEmpty());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> value(List<String> lines, String tag) {
        String start = "<" + tag + ">";
        for (String line : lines) {
            int from = line.indexOf(start);
            int to = line.indexOf("</" + tag + ">");
            if (from >= 0 && to >= from + start.length()) return Optional.of(XmlText.unescape(line.substring(from + start.length(), to).strip()));
        }
        return Optional.empty();
    }

    private static String required(List<String> lines, String tag) throws ProtocolException {
        return value(lines, tag).filter(v -> !v.isEmpty()).orElseThrow(() -> new ProtocolException(tag, "missing"));
    }

    private static long number(String text, String tag) throws ProtocolException {
        double value = XmlText.number(text, -1);
        if (value < 0 || value > 1e15) throw new ProtocolException(tag, "not a size");
        return (long) value;
    }

    public static byte[] write(UploadReply r) {
        XmlWriter out = new XmlWriter().open("data_server_reply");
        r.status().ifPresent(s -> out.integer("status", s));
        return out.integer("file_size", r.fileSize()).text("message", r.message()).close("data_server_reply").bytes();
    }

    public static UploadReply parseReply(byte[] document) throws ProtocolException {
        XmlReader in = new XmlReader(document, "data_server_reply", MAX_REPLY);
        OptionalInt status = OptionalInt.empty();
        Optional<String> message = Optional.empty();
        OptionalLong size = OptionalLong.empty();
        String end = in.enter();
        while (in.next(end)) {
            switch (in.tag()) {
                case "status" -> status = OptionalInt.of(in.smallInteger(1));
                case "message" -> message = Optional.of(in.words());
                case "file_size" -> size = OptionalLong.of(Math.max(0, in.bytes()));
                default -> { }
            }
        }
        return new UploadReply(status, message, size);
    }
}
