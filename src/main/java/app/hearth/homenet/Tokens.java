package app.hearth.homenet;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Random names and stored passwords. */
final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ROUNDS = 100_000;

    private Tokens() {}

    /** Random, lower-case, two digits per byte. */
    static String hex(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Compares in a time that tells nothing. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** What is kept of a password hash; the hash itself would open the account to whoever reads the store. */
    static String stored(String passwordHash) {
        var salt = new byte[16];
        RANDOM.nextBytes(salt);
        return "pbkdf2$" + HexFormat.of().formatHex(salt) + "$" + stretch(passwordHash, salt);
    }

    static boolean opens(String passwordHash, String stored) {
        String[] parts = stored.split("\\$");
        if (parts.length != 3) return false;
        return same(stretch(passwordHash, HexFormat.of().parseHex(parts[1])), parts[2]);
    }

    private static String stretch(String secret, byte[] salt) {
        try {
            var spec = new PBEKeySpec(secret.toCharArray(), salt, ROUNDS, 256);
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2", e);
        }
    }
}
