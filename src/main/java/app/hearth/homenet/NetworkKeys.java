package app.hearth.homenet;

import app.hearth.protocol.Signatures;
import app.hearth.protocol.UploadRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/**
 * The network's keys, made once and kept for its life: one signs modules, one signs upload certificates (both BOINC's, see
 * protocol note 5), one signs receipts (Ed25519).
 */
final class NetworkKeys {
    private final Signatures.PrivateKey codeSign;
    private final Signatures.PrivateKey upload;
    private final KeyPair receipts;

    private NetworkKeys(Signatures.PrivateKey codeSign, Signatures.PrivateKey upload, KeyPair receipts) {
        this.codeSign = codeSign;
        this.upload = upload;
        this.receipts = receipts;
    }

    static NetworkKeys open(Path folder) throws IOException {
        PrivateFiles.createFolder(folder);
        Path codeSign = folder.resolve("code_sign_private");
        Path upload = folder.resolve("upload_private");
        // Making a key takes a while, and the first start should not: both at once.
        var spare = Files.exists(upload) ? null : CompletableFuture.supplyAsync(NetworkKeys::generate);
        if (!Files.exists(codeSign)) PrivateFiles.write(codeSign, ascii(generate().text()));
        if (spare != null) PrivateFiles.write(upload, ascii(spare.join().text()));
        return new NetworkKeys(read(codeSign), read(upload), receipts(folder));
    }

    String signCode(byte[] content) {
        return Signatures.sign(codeSign, content);
    }

    /** In the text form that goes over the wire. */
    String codeSignPublicText() {
        return codeSign.publicKey().text();
    }

    /** Allows the upload of a file of this name with at most so many bytes. */
    String certificate(String fileName, long maxBytes) {
        return Signatures.sign(upload, Signatures.uploadCertificateText(fileName, maxBytes));
    }

    boolean certifies(UploadRequest request) {
        String text = Signatures.uploadCertificateText(request.fileName(), request.maxNbytes());
        return request.xmlSignature().filter(it -> Signatures.verify(upload.publicKey(), text, it)).isPresent();
    }

    KeyPair receipts() {
        return receipts;
    }

    private static Signatures.PrivateKey generate() {
        return Signatures.generate(new SecureRandom());
    }

    private static Signatures.PrivateKey read(Path file) throws IOException {
        return Signatures.PrivateKey.parse(Files.readString(file, StandardCharsets.US_ASCII));
    }

    private static KeyPair receipts(Path folder) throws IOException {
        Path file = folder.resolve("receipt_keys");
        try {
            if (!Files.exists(file)) {
                KeyPair made = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                PrivateFiles.write(file, ascii(base64(made.getPrivate().getEncoded()) + "\n"
                        + base64(made.getPublic().getEncoded()) + "\n"));
            }
            var lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
            var factory = KeyFactory.getInstance("Ed25519");
            return new KeyPair(factory.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(1)))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0)))));
        } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("The home network's key file " + file + " is damaged", e);
        }
    }

    private static String base64(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
