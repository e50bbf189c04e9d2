package app.hearth.protocol;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file as scheduler messages describe it (file_info, client/client_types.cpp). Sizes are bytes. Servers must repeat sticky
 * each time they mention a sticky file: a client clears the mark otherwise.
 *
 * @param name                 physical name, unique within a project for ever
 * @param downloadUrls         where to get it, in order of preference
 * @param uploadUrls           where to send it
 * @param gzippedUrls          where to get it compressed; when there are any, they replace the download URLs
 * @param gzippedBytes         compressed size
 * @param md5                  of the uncompressed content, 32 lower-case hex digits
 * @param nbytes               exact uncompressed size
 * @param maxNbytes            limit of an output; part of the signed certificate
 * @param executable           a program
 * @param signatureRequired    refuse it without a valid file signature
 * @param fileSignature        by the code signing key over the content, signature text form
 * @param xmlSignature         upload certificate, signature text form
 * @param sticky               keep after last use
 * @param stickyLifetime       seconds to keep it at most
 * @param noDelete             never delete
 * @param gzipWhenDone         compress before upload
 * @param projectFile          an icon or the like
 * @param errorMessage         why a transfer failed; only in reports
 */
public record FileInfo(String name, List<String> downloadUrls, List<String> uploadUrls, List<String> gzippedUrls,
                       OptionalLong gzippedBytes, Optional<String> md5, OptionalLong nbytes, OptionalLong maxNbytes, boolean executable,
                       boolean signatureRequired, Optional<String> fileSignature, Optional<String> xmlSignature, boolean sticky,
                       OptionalLong stickyLifetime, boolean noDelete, boolean gzipWhenDone, boolean projectFile,
                       Optional<String> errorMessage) {
    public FileInfo {
        downloadUrls = List.copyOf(downloadUrls);
        uploadUrls = List.copyOf(uploadUrls);
        gzippedUrls = List.copyOf(gzippedUrls);
    }

    /** An input: public content protected by its hash. */
    public static FileInfo input(String name, String url, String md5, long nbytes) {
        return builder().name(name).downloadUrls(List.of(url)).md5(md5).nbytes(nbytes).build();
    }

    /** A program or library of an app version, signed with the code signing key. */
    public static FileInfo program(String name, String url, String md5, long nbytes, String fileSignature) {
        return input(name, url, md5, nbytes).toBuilder().executable(true).signatureRequired(true).fileSignature(fileSignature).build();
    }

    /** An output to be uploaded, with its certificate. */
    public static FileInfo output(String name, String uploadUrl, long maxNbytes, String certificate) {
        return builder().name(name).uploadUrls(List.of(uploadUrl)).maxNbytes(maxNbytes).xmlSignature(certificate).build();
    }

    /** A builder with every optional part absent. */
    public static Builder builder() { return new Builder(); }

    /** A builder that starts from this record. */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.name = name;
        b.downloadUrls = downloadUrls;
        b.uploadUrls = uploadUrls;
        b.gzippedUrls = gzippedUrls;
        b.gzippedBytes = gzippedBytes;
        b.md5 = md5;
        b.nbytes = nbytes;
        b.maxNbytes = maxNbytes;
        b.executable = executable;
        b.signatureRequired = signatureRequired;
        b.fileSignature = fileSignature;
        b.xmlSignature = xmlSignature;
        b.sticky = sticky;
        b.stickyLifetime = stickyLifetime;
        b.noDelete = noDelete;
        b.gzipWhenDone = gzipWhenDone;
        b.projectFile = projectFile;
        b.errorMessage = errorMessage;
        return b;
    }

    /** Collects the parts; not safe for several threads. */
    public static final class Builder {
        private String name = "";
        private List<String> downloadUrls = List.of();
        private List<String> uploadUrls = List.of();
        private List<String> gzippedUrls = List.of();
        private OptionalLong gzippedBytes = OptionalLong.empty();
        private Optional<String> md5 = Optional.empty();
        private OptionalLong nbytes = OptionalLong.empty();
        private OptionalLong maxNbytes = OptionalLong.empty();
        private boolean executable;
        private boolean signatureRequired;
        private Optional<String> fileSignature = Optional.empty();
        private Optional<String> xmlSignature = Optional.empty();
        private boolean sticky;
        private OptionalLong stickyLifetime = OptionalLong.empty();
        private boolean noDelete;
        private boolean gzipWhenDone;
        private boolean projectFile;
        private Optional<String> errorMessage = Optional.empty();

        private Builder() {}

        public Builder name(String name) { this.name = name; return this; }
        public Builder downloadUrls(List<String> downloadUrls) { this.downloadUrls = downloadUrls; return this; }
        public Builder uploadUrls(List<String> uploadUrls) { this.uploadUrls = uploadUrls; return this; }
        public Builder gzippedUrls(List<String> gzippedUrls) { this.gzippedUrls = gzippedUrls; return this; }
        public Builder gzippedBytes(long gzippedBytes) { this.gzippedBytes = OptionalLong.of(gzippedBytes); return this; }
        public Builder md5(String md5) { this.md5 = Optional.of(md5); return this; }
        public Builder nbytes(long nbytes) { this.nbytes = OptionalLong.of(nbytes); return this; }
        public Builder maxNbytes(long maxNbytes) { this.maxNbytes = OptionalLong.of(maxNbytes); return this; }
        public Builder executable(boolean executable) { this.executable = executable; return this; }
        public Builder signatureRequired(boolean signatureRequired) { this.signatureRequired = signatureRequired; return this; }
        public Builder fileSignature(String fileSignature) { this.fileSignature = Optional.of(fileSignature); return this; }
        public Builder xmlSignature(String xmlSignature) { this.xmlSignature = Optional.of(xmlSignature); return this; }
        public Builder sticky(boolean sticky) { this.sticky = sticky; return this; }
        public Builder stickyLifetime(long stickyLifetime) { this.stickyLifetime = OptionalLong.of(stickyLifetime); return this; }
        public Builder noDelete(boolean noDelete) { this.noDelete = noDelete; return this; }
        public Builder gzipWhenDone(boolean gzipWhenDone) { this.gzipWhenDone = gzipWhenDone; return this; }
        public Builder projectFile(boolean projectFile) { this.projectFile = projectFile; return this; }
        public Builder errorMessage(String errorMessage) { this.errorMessage = Optional.of(errorMessage); return this; }

        public FileInfo build() {
            return new FileInfo(name, downloadUrls, uploadUrls, gzippedUrls, gzippedBytes, md5, nbytes, maxNbytes, executable,
                    signatureRequired, fileSignature, xmlSignature, sticky, stickyLifetime, noDelete, gzipWhenDone,
                    projectFile, errorMessage);
        }
    }
}
