package app.hearth.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.hearth.protocol.Signatures.PrivateKey;
import app.hearth.protocol.Signatures.PublicKey;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.RSAPrivateKeySpec;
import java.util.HexFormat;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;

/** Values of section 12.2 of the protocol notes, most of them confirmed by BOINC's own code. */
class KnownAnswersTest {
    private static final String KEY = """
            1024
            90e605962e391d6bb0a6ea0e26683790e8d63024a74037083be9321246f6196e
            d22831dc259ca495e8f33ff74d5a5606bdb3a22b4af8bf89f7d1e60946536d6c
            9d76c628dacd271c2cae248f88b46b5d818849f92e7991bbf06f2af9c67f0c6d
            8d919afd6ad751743766b66131bebb714bd5ed7f76830aadccc596c677ad1eaf
            0000000000000000000000000000000000000000000000000000000000000000
            0000000000000000000000000000000000000000000000000000000000000000
            0000000000000000000000000000000000000000000000000000000000000000
            0000000000000000000000000000000000000000000000000000000000010001
            .
            """;
    private static final String SIGNATURE_A = """
            44933ebf3a95badfab97cd8f2388cd212203f66c30189371fadd2fc10947058f
            4630deb31e87b900d19154fc277741e4dd3cd68eb2d3893847794311f23f5385
            90d58ee0ad4492803facc455b71daf7ea26d576212f36a691bd50ecd283fce16
            54fdef41105d067294e90dd850af5c63de8b9092cffb856d178a7ac6ce4ac71c
            .
            """;
    private static final String SIGNATURE_B = """
            7e47e9d8dbde105aab2d9eab9bd51dfdfcdee8933143c29cb4abf5d10f9a3232
            bca5e2ac7cd19c7c3f0fd3d40cf852cb270851618b8696927366b96ee658337e
            39fee624301e80c24bc972bc0f95f9eee6f545e1c59bd458e9c49ec48fc044f9
            86b6f06bda83bb24d3437f930e9776088cd4ca09b7e8785b9e5819dc25eb5dcf
            .
            """;
    private static final PrivateKey OWN = Signatures.generate(new SecureRandom());

    @Test void aStockFileSignatureVerifies() throws Exception {
        assertThat(Signatures.verify(PublicKey.parse(KEY), "hello\n", SIGNATURE_A)).isTrue();
    }

    @Test void aStockUploadCertificateVerifies() throws Exception {
        String text = Signatures.uploadCertificateText("wu_1_0_r123456_0", 1_000_000);
        assertThat(text).isEqualTo("<name>wu_1_0_r123456_0</name><max_nbytes>1000000</max_nbytes>");
        assertThat(Hashes.md5(text)).isEqualTo("48cdba68bd014b63bb26708d15f89129");
        assertThat(Signatures.verify(PublicKey.parse(KEY), text, SIGNATURE_B)).isTrue();
    }

    @Test void aKeyTextIsWrittenAsItWasRead() throws Exception {
        assertThat(PublicKey.parse(KEY).text()).isEqualTo(KEY);
        assertThat(PublicKey.parse("\n" + KEY.replace("\n", "\r\n")).text()).isEqualTo(KEY);
    }

    @Test void anyFlippedBitBreaksASignature() throws Exception {
        PublicKey key = PublicKey.parse(KEY);
        byte[] bytes = HexFormat.of().parseHex(SIGNATURE_A.replaceAll("[^0-9a-f]", ""));
        for (int bit = 0; bit < bytes.length * 8; bit += 7) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(Signatures.verify(key, "hello\n", HexFormat.of().formatHex(bytes))).isFalse();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
        assertThat(Signatures.verify(key, "hello", SIGNATURE_A)).isFalse();
        assertThat(Signatures.verify(key, "hello\n", SIGNATURE_A.substring(2))).isFalse();
        assertThat(Signatures.verify(key, "hello\n", "")).isFalse();
        assertThat(Signatures.verify(key, "hello\n", "0".repeat(256))).isFalse();
    }

    @Test void aSignatureWithDigestInfoIsRefused() throws Exception {
        Signature common = Signature.getInstance("MD5withRSA");
        common.initSign(KeyFactory.getInstance("RSA").generatePrivate(
                new RSAPrivateKeySpec(OWN.modulus(), OWN.exponent())));
        common.update("hello\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(Signatures.verify(OWN.publicKey(), "hello\n", HexFormat.of().formatHex(common.sign()))).isFalse();
    }

    @Test void ownSignaturesEqualThoseOfTheJavaCipher() throws Exception {
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, KeyFactory.getInstance("RSA").generatePrivate(
                new RSAPrivateKeySpec(OWN.modulus(), OWN.exponent())));
        String expected = HexFormat.of().formatHex(cipher.doFinal(Hashes.md5("text").getBytes(StandardCharsets.US_ASCII)));
        String signature = Signatures.sign(OWN, "text");
        assertThat(signature.replaceAll("[^0-9a-f]", "")).isEqualTo(expected);
        assertThat(signature.lines()).hasSize(5).last().isEqualTo(".");
        assertThat(Signatures.verify(OWN.publicKey(), "text", signature)).isTrue();
    }

    @Test void aPrivateKeySurvivesItsTextForm() throws Exception {
        assertThat(OWN.text().lines()).hasSize(24);
        assertThat(PrivateKey.parse(OWN.text())).isEqualTo(OWN);
        assertThat(OWN.toString()).doesNotContain(OWN.exponent().toString());
        assertThatThrownBy(() -> PrivateKey.parse(OWN.text().replace('3', '4'))).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> PublicKey.parse("2048\n" + KEY.substring(5))).isInstanceOf(ProtocolException.class);
    }

    @Test void aNewKeyIsSignedWithoutTheSpaceAroundIt() throws Exception {
        String signature = Signatures.signNewKey(OWN, KEY);
        assertThat(Signatures.verifyNewKey(OWN.publicKey(), "\n\n" + KEY + " ", signature)).isTrue();
        assertThat(Signatures.verifyNewKey(new PublicKey(OWN.modulus().add(BigInteger.TWO), OWN.publicExponent()), KEY, signature)).isFalse();
    }

    @Test void hashesAreThoseOfTheStockClientAndServer() throws Exception {
        assertThat(Hashes.md5(new ByteArrayInputStream("hello\n".getBytes(StandardCharsets.US_ASCII)))).isEqualTo("b1946ac92492d2347c6235b4d2611184");
        assertThat(Hashes.password("secret99", "Foo@Example.org")).isEqualTo("6fecd7c96987e5f9d396cf0572a4013a");
        assertThat(Hashes.email("foo@example.org")).isEqualTo("64f677e30cd713a9467794a26711e42d");
        assertThat(Hashes.externalCpid("22222222222222222222222222222222", "foo@example.org")).isEqualTo("8f64c2505feca2c99a9576a7c9aa1f59");
        assertThat(Hashes.nonce("1760000000.123456", "testpw")).isEqualTo("1c4580e1e9a264864e85b1b3eeee675c");
        assertThat(Hashes.fanOut("wu_1_in", 1024)).isEqualTo("14");
    }

    @Test void masterUrlsTakeTheStockForm() {
        assertThat(MasterUrl.directory("http://127.0.0.1:8099/proj/")).isEqualTo("127.0.0.1_8099_proj");
        assertThat(MasterUrl.directory("https://www.example.org/proj/")).isEqualTo("www.example.org_proj");
        assertThat(MasterUrl.canonical("WWW.Example.org//Proj")).isEqualTo("http://www.example.org/Proj/");
        assertThat(MasterUrl.canonical("https://a.b//c///d/")).isEqualTo("https://a.b/c/d/");
        assertThat(MasterUrl.valid("http://127.0.0.1:8080/proj/")).isTrue();
        assertThat(MasterUrl.valid("http://localhost/")).isFalse();
        assertThat(MasterUrl.valid("ftp://a.b/")).isFalse();
        assertThat(MasterUrl.valid("http://.b/")).isFalse();
        assertThat(MasterUrl.valid("http://a.b")).isFalse();
    }

    @Test void oneDayOfAGigaflopsIsTwoHundredCobblestones() {
        assertThat(Credit.ofFlop(86_400e9)).isEqualTo(200);
        assertThat(Credit.toFlop(1)).isEqualTo(4.32e11);
    }

    @Test void theRecentAverageHalvesInAWeekAndApproachesASteadyRate() {
        Credit.Average average = Credit.Average.NONE.add(0, 100, 86_400, Credit.GRANTED_HALF_LIFE);
        assertThat(average.perDay()).isEqualTo(100);
        assertThat(average.decayed(8 * 86_400, Credit.GRANTED_HALF_LIFE).perDay()).isCloseTo(50, within(1e-9));
        for (int day = 2; day < 200; day++) average = average.add(0, 30, day * 86_400.0, Credit.GRANTED_HALF_LIFE);
        assertThat(average.perDay()).isCloseTo(30, within(1e-5));
        assertThat(average.add(0, 7, average.time() - 5, Credit.GRANTED_HALF_LIFE).perDay()).isCloseTo(30 + 7 * Math.log(2) / 7, within(1e-5));
    }

    @Test void fileNamesThatCouldLeaveTheirFolderAreRefused() throws Exception {
        for (String bad : new String[] {"", ".", "..", "a/b", "a\\b", "a..b", "a\nb", "a\0", "x".repeat(256), "é".repeat(128), "\ud800"}) {
            assertThatThrownBy(() -> FileNames.requireSafe(bad)).as(bad).isInstanceOf(ProtocolException.class);
        }
        for (String good : new String[] {"wu_1_0_r123456_0", "app-1.00_x86_64-pc-linux-gnu", "x".repeat(255), "console", "é", "od#d+t%41b~.dat", "a & b", "日本 😀"}) {
            assertThat(FileNames.requireSafe(good)).isEqualTo(good);
        }
        for (String name : new String[] {"CON", "nul.txt", "a.", " a", "a:b", "what?", "say \"a\"", "<a>", "a|b", "*"}) {
            assertThat(FileNames.isSafe(name, true)).as(name).isFalse();
            assertThat(FileNames.isSafe(name, false)).as(name).isTrue();
        }
    }
}
