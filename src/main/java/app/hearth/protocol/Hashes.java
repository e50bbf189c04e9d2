package app.hearth.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Hashes of the protocol: MD5 in 32 lower-case hex digits everywhere (lib/md5_file.cpp, sections 1.3, 5 and 9.7). */
public final class Hashes {
    private static final int BLOCK = 65_536;

    private Hashes() {}

    public static String md5(byte[] bytes) { return HexFormat.of().formatHex(digest().digest(bytes)); }

    /** Of the text's bytes in UTF-8. */
    public static String md5(String text) { return md5(text.getBytes(StandardCharsets.UTF_8)); }

    /** Of all that the stream still holds; the caller closes it. */
    public static String md5(InputStream in) throws IOException {
        MessageDigest digest = digest();
        byte[] block = new byte[BLOCK];
        for (int n = in.read(block); n >= 0; n = in.read(block)) digest.update(block, 0, n);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What stands for a password in account calls: MD5(password + lower-case e-mail address). */
    public static String password(String password, String email) { return md5(password + email.toLowerCase(Locale.ROOT)); }

    /** What stands for an e-mail address in replies. */
    public static String email(String email) { return md5(email.toLowerCase(Locale.ROOT)); }

    /** A user's cross-project id as the public sees it: MD5(internal id + e-mail address). */
    public static String externalCpid(String internalCpid, String email) { return md5(internalCpid + email.toLowerCase(Locale.ROOT)); }

    /** A host's id as a server stores it: MD5(host id + e-mail address of the owner), section 2.3. */
    public static String storedHostCpid(String hostCpid, String email) { return md5(hostCpid + email.toLowerCase(Locale.ROOT)); }

    /** Answer to a nonce of the GUI RPC port (section 11.2). */
    public static String nonce(String nonce, String password) { return md5(nonce + password); }

    /**
     * Folder of a file below a stock server's download or upload folder: hex digits 2 to 8 of the name's MD5 as a number,
     * modulo the fan-out, in hex without padding (sched/sched_util_basic.cpp).
     */
    public static String fanOut(String fileName, int fanOut) {
        return Long.toHexString(Long.parseLong(md5(fileName).substring(1, 8), 16) % fanOut);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has MD5", impossible);
        }
    }
}
