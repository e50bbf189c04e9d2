package app.hearth.protocol;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/**
 * What a network signs when it has judged a result: one canonical text, so that both ends sign and verify the same bytes.
 * The signature is Ed25519 (RFC 8032). BOINC has nothing of the kind; stock peers never see it.
 *
 * @param network     master URL
 * @param number      position in the network's book, from 1
 * @param account     the user's number on the network
 * @param host        the computer's number on the network
 * @param sent        milliseconds since 1970, as are the other times
 * @param granted     whether the result was accepted
 * @param elapsed     seconds as the computer reported them
 * @param cpu         seconds of processor time as the computer reported them
 * @param explanation what the check found
 */
public record ReceiptText(String network, long number, long account, long host, String result, String app, String title,
                          long sent, long reported, long judged, boolean granted, double elapsed, double cpu, double credit,
                          String explanation) {
    public ReceiptText {
        if (!Double.isFinite(elapsed) || !Double.isFinite(cpu) || !Double.isFinite(credit)) {
            throw new IllegalArgumentException("a receipt has no infinite figures");
        }
    }

    /**
     * The signed text: UTF-8, one line per part in this order, each ended by LF; in texts a backslash, CR and LF are written
     * as two characters; seconds and credit are plain decimals with six places, rounded half to even.
     */
    public String canonical() {
        return "hearth-receipt-1\n" + line("network", network) + "number " + number + "\naccount " + account + "\nhost " + host
                + "\n" + line("result", result) + line("app", app) + line("title", title) + "sent " + sent + "\nreported "
                + reported + "\njudged " + judged + "\ngranted " + (granted ? 1 : 0) + "\nelapsed " + decimal(elapsed)
                + "\ncpu " + decimal(cpu) + "\ncredit " + decimal(credit) + "\n" + line("explanation", explanation);
    }

    /** The signature in base 64. */
    public String sign(PrivateKey key) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(bytes());
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    /** Whether this very receipt was signed with the key; a garbled signature is merely wrong. */
    public boolean verify(PublicKey key, String signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(bytes());
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private byte[] bytes() {
        return canonical().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(String name, String value) {
        return name + " " + value.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n") + "\n";
    }

    private static String decimal(double value) {
        return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
    }
}
