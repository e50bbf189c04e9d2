package app.hearth.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** The file_info and file_ref elements (sections 3.7 and 3.8, client/client_types.cpp). */
final class FileXml {
    /** A plain url that holds this text is one to upload to, whatever stands around it. */
    private static final String UPLOAD_MARK = "file_upload_handler";

    private FileXml() {}

    /** As a server describes a file. */
    static void write(XmlWriter out, FileInfo f) {
        out.open("file_info").text("name", f.name());
        for (String url : f.downloadUrls()) out.text(url.contains(UPLOAD_MARK) ? "download_url" : "url", url);
        for (String url : f.uploadUrls()) out.text(url.contains(UPLOAD_MARK) ? "url" : "upload_url", url);
        out.texts("gzipped_url", f.gzippedUrls()).integer("gzipped_nbytes", f.gzippedBytes());
        out.flag("executable", f.executable()).flag("signature_required", f.signatureRequired());
        out.block("file_signature", f.fileSignature()).text("md5_cksum", f.md5()).integer("nbytes", f.nbytes());
        out.integer("max_nbytes", f.maxNbytes()).block("xml_signature", f.xmlSignature());
        out.flag("sticky", f.sticky()).integer("sticky_lifetime", f.stickyLifetime()).flag("no_delete", f.noDelete());
        out.flag("gzip_when_done", f.gzipWhenDone()).flag("is_project_file", f.projectFile());
        out.text("error_msg", f.errorMessage()).close("file_info");
    }

    /** As a client reports an uploaded file. */
    static void writeUploaded(XmlWriter out, FileInfo f) {
        out.open("file_info").text("name", f.name());
        f.nbytes().ifPresent(n -> out.number("nbytes", n));
        f.maxNbytes().ifPresent(n -> out.number("max_nbytes", n));
        out.text("md5_cksum", f.md5()).texts("download_url", f.downloadUrls()).texts("upload_url", f.uploadUrls());
        out.text("error_msg", f.errorMessage()).close("file_info");
    }

    /** Empty for a file without a usable name; such an entry does not count (section 3.7). */
    static Optional<FileInfo> parseInfo(XmlReader in) throws ProtocolException {
        FileInfo.Builder b = FileInfo.builder();
        List<String> down = new ArrayList<>();
        List<String> up = new ArrayList<>();
        List<String> gzipped = new ArrayList<>();
        String name = "";
        String end = in.enter();
        while (in.next(end)) {
            switch (in.tag()) {
                case "name" -> name = in.shortText();
                case "url" -> {
                    String url = in.shortText();
                    add(url.contains(UPLOAD_MARK) ? up : down, url);
                }
                case "download_url" -> add(down, in.shortText());
                case "upload_url" -> add(up, in.shortText());
                case "gzipped_url" -> add(gzipped, in.shortText());
                case "gzipped_nbytes" -> size(in.bytes(), b::gzippedBytes);
                case "md5_cksum" -> ifAny(in.md5(), b::md5);
                case "nbytes" -> size(in.bytes(), b::nbytes);
                case "max_nbytes" -> size(in.bytes(), b::maxNbytes);
                case "executable" -> b.executable(in.flag());
                case "signature_required" -> b.signatureRequired(in.flag());
                case "file_signature" -> ifAny(in.signature(), b::fileSignature);
                case "xml_signature" -> ifAny(in.signature(), b::xmlSignature);
                case "sticky" -> b.sticky(in.flag());
                case "sticky_lifetime" -> size(in.bytes(), b::stickyLifetime);
                case "no_delete" -> b.noDelete(in.flag());
                case "gzip_when_done" -> b.gzipWhenDone(in.flag());
                case "is_project_file" -> b.projectFile(in.flag());
                case "error_msg" -> b.errorMessage(in.text());
                default -> { }
            }
        }
        if (name.isEmpty()) return Optional.empty();
        return Optional.of(b.name(name).downloadUrls(down).uploadUrls(up).gzippedUrls(gzipped).build());
    }

    static void write(XmlWriter out, FileRef f) {
        out.open("file_ref").text("file_name", f.fileName()).text("open_name", f.openName());
        out.flag("main_program", f.mainProgram()).flag("copy_file", f.copyFile()).flag("optional", f.optional()).close("file_ref");
    }

    /** Adds the reference at hand unless it names no file. */
    static void parseRef(XmlReader in, List<FileRef> refs) throws ProtocolException {
        String name = "";
        String open = "";
        boolean main = false;
        boolean copy = false;
        boolean optional = false;
        String end = in.enter();
        while (in.next(end)) {
            switch (in.tag()) {
                case "file_name" -> name = in.shortText();
                case "open_name" -> open = in.shortText();
                case "main_program" -> main = in.flag();
                case "copy_file" -> copy = in.flag();
                case "optional" -> optional = in.flag();
                default -> { }
            }
        }
        if (!name.isEmpty()) refs.add(new FileRef(name, Optional.of(open).filter(o -> !o.isEmpty()), main, copy, optional));
    }

    static void ifAny(String text, Consumer<String> setter) { if (!text.isEmpty()) setter.accept(text); }

    static void add(List<String> list, String text) { if (!text.isEmpty()) list.add(text); }

    private static void size(long bytes, LongConsumer setter) { if (bytes >= 0) setter.accept(bytes); }
}
