package app.hearth.engine;

import app.hearth.protocol.ProtocolException;
import app.hearth.protocol.Signatures;

/** Whether what a network sent is what its key holder signed. Anything unreadable counts as unsigned. */
final class Trust {
    private Trust() {}

    static boolean keyChangeIsSigned(String oldKey, String newKey, String signature) {
        try {
            return Signatures.verifyNewKey(Signatures.PublicKey.parse(oldKey.strip()), newKey, signature);
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
