package app.hearth.protocol;

import java.util.Optional;

/**
 * The head of an upload; the bytes of the file from the offset on follow it (sched/file_upload_handler.cpp).
 *
 * @param xmlSignature         upload certificate
 * @param maxNbytes            limit that the certificate covers
 * @param nbytes               whole size
 * @param md5                  of the whole file
 * @param offset               where the bytes that follow begin
 */
public record UploadRequest(ClientVersion client, String fileName, Optional<String> xmlSignature, long maxNbytes, long nbytes,
                            Optional<String> md5, long offset) {
}
