package app.hearth.protocol;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * BOINC's signatures (section 5, lib/crypt.cpp): RSA of 1024 bits over the 32 hex characters of an MD5, PKCS#1 type 1
 * padding without DigestInfo. Small and old, but it is what every stock peer checks; nothing else would be understood.
 */
public final class Signatures {
    private static final int BITS = 1024;
    private static final int SIZE = BITS / 8;
    private static final int DIGEST_SIZE = 32;
    private static final int LINE_BYTES = 32;
    private static final int MAX_TEXT = 16_384;

    private Signatures() {}

    /** A public key. */
    public record PublicKey(BigInteger modulus, BigInteger exponent) {
        /** The key as text, line ends LF, starting with the number of bits (section 5.2). */
        public String text() { return keyText(fixed(modulus, SIZE), fixed(exponent, SIZE)); }

        /** Reads {@link #text}; white space between the digits does not matter. */
        public static PublicKey parse(String text) throws ProtocolException {
            byte[] bytes = keyBytes(text, 2 * SIZE, "public key");
            PublicKey key = new PublicKey(number(bytes, 0, SIZE), number(bytes, SIZE, SIZE));
            if (key.modulus.bitLength() != BITS || key.exponent.compareTo(BigInteger.ONE) <= 0) throw new ProtocolException("public key", "no RSA key of 1024 bits");
            return key;
        }

        /** Whether the signature text is this key's over the digest of something. */
        boolean verifies(String md5, String signature) {
            byte[] bytes;
            try {
                bytes = hexBytes(signature, SIZE, "signature");
            } catch (ProtocolException malformed) {
                return false;
            }
            BigInteger s = new BigInteger(1, bytes);
            if (s.signum() <= 0 || s.compareTo(modulus) >= 0) return false;
            return new BigInteger(1, block(md5)).equals(s.modPow(exponent, modulus));
        }
    }

    /** A private key with its parts for faster reckoning. */
    public record PrivateKey(BigInteger modulus, BigInteger publicExponent, BigInteger exponent, BigInteger p, BigInteger q,
                             BigInteger dp, BigInteger dq, BigInteger qInverse) {
        public PublicKey publicKey() { return new PublicKey(modulus, publicExponent); }

        /** The key as text; keep it where only the owner can read it. */
        public String text() {
            int half = SIZE / 2;
            return keyText(fixed(modulus, SIZE), fixed(publicExponent, SIZE), fixed(exponent, SIZE), fixed(p, half), fixed(q, half),
                    fixed(dp, half), fixed(dq, half), fixed(qInverse, half));
        }

        /** Reads {@link #text}. */
        public static PrivateKey parse(String text) throws ProtocolException {
            int half = SIZE / 2;
            byte[] b = keyBytes(text, 3 * SIZE + 5 * half, "private key");
            int at = 3 * SIZE;
            PrivateKey key = new PrivateKey(number(b, 0, SIZE), number(b, SIZE, SIZE), number(b, 2 * SIZE, SIZE), number(b, at, half),
                    number(b, at + half, half), number(b, at + 2 * half, half), number(b, at + 3 * half, half), number(b, at + 4 * half, half));
            if (!key.p.multiply(key.q).equals(key.modulus) || key.modulus.bitLength() != BITS) throw new ProtocolException("private key", "parts do not fit together");
            return key;
        }

        /** Never shows the secret. */
        @Override public String toString() { return "PrivateKey[of " + modulus.toString(16).substring(0, 8) + "…]"; }
    }

    /** A new key. */
    public static PrivateKey generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS, random);
            KeyPair pair = generator.generateKeyPair();
            RSAPrivateCrtKey k = (RSAPrivateCrtKey) pair.getPrivate();
            RSAPublicKey pub = (RSAPublicKey) pair.getPublic();
            return new PrivateKey(pub.getModulus(), pub.getPublicExponent(), k.getPrivateExponent(), k.getPrimeP(), k.getPrimeQ(),
                    k.getPrimeExponentP(), k.getPrimeExponentQ(), k.getCrtCoefficient());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has RSA", impossible);
        }
    }

    /** Signature text for content whose MD5 is known, such as a file. */
    public static String signDigest(PrivateKey key, String md5) {
        BigInteger m = new BigInteger(1, block(md5));
        return hexText(fixed(m.modPow(key.exponent, key.modulus), SIZE));
    }

    public static String sign(PrivateKey key, byte[] content) { return signDigest(key, Hashes.md5(content)); }

    public static String sign(PrivateKey key, String text) { return sign(key, text.getBytes(StandardCharsets.UTF_8)); }

    /** Whether the signature text fits content whose MD5 is known; malformed text does not fit. */
    public static boolean verifyDigest(PublicKey key, String md5, String signature) { return key.verifies(md5, signature); }

    public static boolean verify(PublicKey key, byte[] content, String signature) { return verifyDigest(key, Hashes.md5(content), signature); }

    public static boolean verify(PublicKey key, String text, String signature) {
        return verify(key, text.getBytes(StandardCharsets.UTF_8), signature);
    }

    /** Text that an upload certificate signs (section 5.5): no white space, no decimals. */
    public static String uploadCertificateText(String fileName, long maxNbytes) {
        return "<name>" + fileName + "</name><max_nbytes>" + maxNbytes + "</max_nbytes>";
    }

    /** Signature over a new code signing key by the old one; the text is stripped on both sides (section 5.6). */
    public static String signNewKey(PrivateKey old, String newKeyText) { return sign(old, newKeyText.strip()); }

    public static boolean verifyNewKey(PublicKey old, String newKeyText, String signature) { return verify(old, newKeyText.strip(), signature); }

    private static byte[] block(String md5) {
        byte[] digest = md5.getBytes(StandardCharsets.US_ASCII);
        if (digest.length != DIGEST_SIZE) throw new IllegalArgumentException("not an MD5 in hex");
        byte[] block = new byte[SIZE];
        block[1] = 1;
        Arrays.fill(block, 2, SIZE - DIGEST_SIZE - 1, (byte) 0xff);
        System.arraycopy(digest, 0, block, SIZE - DIGEST_SIZE, DIGEST_SIZE);
        return block;
    }

    private static byte[] fixed(BigInteger value, int size) {
        byte[] raw = value.toByteArray();
        byte[] out = new byte[size];
        int from = raw.length > size && raw[0] == 0 ? 1 : 0;
        if (raw.length - from > size) throw new IllegalArgumentException("number too long for the key form");
        System.arraycopy(raw, from, out, size - (raw.length - from), raw.length - from);
        return out;
    }

    private static BigInteger number(byte[] bytes, int from, int length) { return new BigInteger(1, bytes, from, length); }

    private static String keyText(byte[]... parts) {
        StringBuilder hex = new StringBuilder();
        for (byte[] part : parts) hex.append(HexFormat.of().formatHex(part));
        return BITS + "\n" + lines(hex.toString());
    }

    private static String hexText(byte[] bytes) { return lines(HexFormat.of().formatHex(bytes)); }

    private static String lines(String hex) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < hex.length(); i += 2 * LINE_BYTES) out.append(hex, i, Math.min(hex.length(), i + 2 * LINE_BYTES)).append('\n');
        return out.append(".\n").toString();
    }

    private static byte[] keyBytes(String text, int size, String what) throws ProtocolException {
        String stripped = text.strip();
        if (!stripped.startsWith(BITS + "\n") && !stripped.startsWith(BITS + "\r\n")) throw new ProtocolException(what, "not of 1024 bits");
        return hexBytes(stripped.substring(4), size, what);
    }

    private static byte[] hexBytes(String text, int size, String what) throws ProtocolException {
        if (text.length() > MAX_TEXT) throw new ProtocolException(what, "too long");
        String hex = text.replaceAll("\\s", "");
        if (hex.endsWith(".")) hex = hex.substring(0, hex.length() - 1);
        if (hex.length() != 2 * size || !hex.chars().allMatch(HexFormat::isHexDigit)) throw new ProtocolException(what, "not " + size + " bytes in hex");
        return HexFormat.of().parseHex(hex);
    }
}
