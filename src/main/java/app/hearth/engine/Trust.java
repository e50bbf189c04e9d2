package app.hearth.engine;

import app.hearth.protocol.ProtocolException;
import app.hearth.protocol.Signatures;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Whether what a network sent is what its key holder signed. Anything unreadable counts as unsigned. */
final class Trust {
    private Trust() {}

    /** What people compare: SHA-256 of the key's bytes as printed, in hex; empty without a key. */
    static Optional<String> fingerprint(String key) {
        if (key.isBlank()) return Optional.empty();
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.strip().getBytes(StandardCharsets.US_ASCII));
            return Optional.of(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    static boolean isKey(String text) {
        try {
            Signatures.PublicKey.parse(text.strip());
            return true;
        } catch (ProtocolException e) {
            return false;
        }
    }

    static boolean keyChangeIsSigned(String oldKey, String newKey, String signature) {
        try {
            return Signatures.verifyNewKey(Signatures.PublicKey.parse(oldKey.strip()), newKey, signature);
        } catch (ProtocolException e) {
            return false;
        }
    }

    static boolean textIsSigned(String key, String text, String signature) {
        try {
            return !signature.isBlank() && Signatures.verify(Signatures.PublicKey.parse(key.strip()), text, signature);
        } catch (ProtocolException e) {
            return false;
        }
    }

    static boolean fileIsSigned(String key, String md5, String signature) {
        try {
            return !signature.isBlank() && Signatures.verifyDigest(Signatures.PublicKey.parse(key.strip()), md5, signature);
        } catch (ProtocolException e) {
            return false;
        }
    }
}
