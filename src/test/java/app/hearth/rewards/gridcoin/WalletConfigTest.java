package app.hearth.rewards.gridcoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WalletConfigTest {
    @Test void theWalletsOwnFileIsRead(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("gridcoinresearch.conf"), """
                ## a remark
                #rpcuser=nobody
                server=1
                rpcuser = gridcoinrpc
                rpcpassword=a=b c
                rpcpassword=second
                rpcport=25716
                [testnet]
                rpcport=1
                """);
        var config = WalletConfig.read(file);
        assertThat(config.user()).contains("gridcoinrpc");
        assertThat(config.password()).contains("a=b c");
        assertThat(config.port()).hasValue(25716);
        assertThat(config.server()).isTrue();
        assertThat(config.toString()).doesNotContain("a=b c").doesNotContain("gridcoinrpc");
    }

    @Test void aTestWalletListensAtAPortOfItsOwn() {
        assertThat(WalletConfig.parse("testnet=1\nserver=1\n").port()).hasValue(25715);
        assertThat(WalletConfig.parse("testnet=1\nrpcport=99\n").port()).hasValue(99);
        assertThat(WalletConfig.parse("testnet=0\n").port()).isEmpty();
    }

    @Test void whatItDoesNotSayIsEmpty() {
        var config = WalletConfig.parse("rpcuser=\nrpcport=70000\nnonsense\n");
        assertThat(config.user()).isEmpty();
        assertThat(config.password()).isEmpty();
        assertThat(config.port()).isEmpty();
        assertThat(config.server()).isFalse();
    }

    @Test void itLiesWhereEachSystemKeepsIt(@TempDir Path home) throws IOException {
        assertThat(WalletConfig.usualPlace("Linux", home, Optional.empty())).isEqualTo(home.resolve(".GridcoinResearch/gridcoinresearch.conf"));
        assertThat(WalletConfig.usualPlace("Mac OS X", home, Optional.empty()))
                .isEqualTo(home.resolve("Library/Application Support/GridcoinResearch/gridcoinresearch.conf"));
        assertThat(WalletConfig.usualPlace("Windows 11", home, Optional.of(home.resolve("Roaming"))))
                .isEqualTo(home.resolve("Roaming/GridcoinResearch/gridcoinresearch.conf"));
        Path flatpak = home.resolve(".var/app/us.gridcoin.GridcoinResearch/.local/state/GridcoinResearch");
        Files.createDirectories(flatpak);
        Files.createFile(flatpak.resolve("gridcoinresearch.conf"));
        assertThat(WalletConfig.usualPlace("Linux", home, Optional.empty())).isEqualTo(flatpak.resolve("gridcoinresearch.conf"));
    }
}
