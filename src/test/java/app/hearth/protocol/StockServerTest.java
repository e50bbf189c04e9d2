package app.hearth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * What a stock BOINC server (scheduler 803, built from its source of 2026-08-21) and the stock client 7.20.5 said on loopback
 * while Hearth worked for that server; account keys and hardware names are blanked.
 */
class StockServerTest {
    private static final int MAX = 1 << 20;

    private static byte[] said(String name) throws IOException {
        try (var in = StockServerTest.class.getResourceAsStream("/stock/" + name)) {
            return in.readAllBytes();
        }
    }

    @Test void aReplyWithWorkIsReadWithAllItsParts() throws Exception {
        var reply = SchedulerReplies.parse(said("scheduler_reply/work"), MAX);
        assertThat(reply.schedulerVersion()).isEqualTo(803);
        assertThat(reply.requestDelay()).isEqualTo(7);
        assertThat(reply.userName()).isEqualTo("Alice");
        assertThat(reply.results()).extracting(Result::name).containsExactly("mb1_0", "mb2_0", "mb3_0", "mb4_0");
        assertThat(reply.workunits()).extracting(Workunit::appName).containsOnly("mersenne");
        assertThat(reply.appVersions()).singleElement().satisfies(version -> {
            assertThat(version.platform()).hasValue("wasm32-wasip1");
            assertThat(version.files()).singleElement().satisfies(file -> assertThat(file.mainProgram()).isTrue());
        });
        assertThat(GuiLink.parse(reply.guiUrls().orElseThrow())).extracting(GuiLink::name).contains("Your account");
    }

    @Test void theServersSignaturesOverProgramsAndUploadCertificatesFitItsKeys() throws Exception {
        var request = SchedulerRequests.parse(said("scheduler_request/hearth_asks"), MAX);
        var key = Signatures.PublicKey.parse(request.codeSignKey().orElseThrow());
        var reply = SchedulerReplies.parse(said("scheduler_reply/work"), MAX);
        var program = reply.fileInfos().stream().filter(FileInfo::executable).findFirst().orElseThrow();
        assertThat(Signatures.verifyDigest(key, "efef3d3e26f67381006829bb81e99025", program.fileSignature().orElseThrow())).isTrue();
        assertThat(program.md5()).as("a program of a stock server comes with its signature alone").isEmpty();
        assertThat(reply.fileInfos()).filteredOn(file -> !file.uploadUrls().isEmpty()).hasSize(8)
                .allSatisfy(file -> assertThat(file.xmlSignature()).isPresent());
    }

    @Test void whatWasReportedIsAcknowledged() throws Exception {
        var request = SchedulerRequests.parse(said("scheduler_request/hearth_reports"), MAX);
        var reply = SchedulerReplies.parse(said("scheduler_reply/reported"), MAX);
        assertThat(request.results()).extracting(ReportedResult::name).containsExactlyElementsOf(reply.acks()).isNotEmpty();
        assertThat(reply.results()).isEmpty();
    }

    @Test void theStockClientsRequestsAreReadAsWellAsHearths() throws Exception {
        var stock = SchedulerRequests.parse(said("scheduler_request/stock_reports"), MAX);
        assertThat(stock.clientVersion()).isEqualTo(new ClientVersion(7, 20, 5));
        assertThat(stock.results()).hasSize(3).allSatisfy(result -> {
            assertThat(result.state()).isEqualTo(ResultState.FILES_UPLOADED);
            assertThat(result.exitStatus()).isZero();
        });
        assertThat(SchedulerRequests.parse(said("scheduler_request/hearth_asks"), MAX).clientBrand()).hasValue("Hearth");
    }

    @Test void aConfigurationWithAWarningOfPhpInItsMiddleIsStillRead() throws Exception {
        var config = AccountMessages.parseConfig(said("project_config/php_warning"));
        assertThat(config.name()).isEqualTo("Lab Network");
        assertThat(config.masterUrl()).isEqualTo("http://127.0.0.1:8085/lab/");
        assertThat(config.platforms()).hasSize(2);
    }

    @Test void aNewSigningKeyComesWithTheOldKeysSignature() throws Exception {
        var old = Signatures.PublicKey.parse(SchedulerRequests.parse(said("scheduler_request/hearth_asks"), MAX).codeSignKey().orElseThrow());
        var reply = SchedulerReplies.parse(said("scheduler_reply/key_change"), MAX);
        String key = reply.codeSignKey().orElseThrow();
        String signature = reply.codeSignKeySignature().orElseThrow();
        assertThat(Signatures.verifyNewKey(old, key, signature)).isTrue();
        assertThat(Signatures.verifyNewKey(old, key.replace("cd0f", "cd0e"), signature)).isFalse();
    }

    @Test void abortsPausesAndNativeProgramsAreRead() throws Exception {
        assertThat(SchedulerReplies.parse(said("scheduler_reply/aborts"), MAX).aborts()).containsExactlyInAnyOrder("md1_0", "md2_0");
        var down = SchedulerReplies.parse(said("scheduler_reply/down"), MAX);
        assertThat(down.projectIsDown()).isTrue();
        assertThat(down.requestDelay()).isGreaterThanOrEqualTo(600);
        assertThat(SchedulerReplies.parse(said("scheduler_reply/native"), MAX).appVersions()).extracting(version -> version.platform().orElse(""))
                .containsOnly("x86_64-pc-linux-gnu");
    }

    @Test void aSentenceInTranslationMarksIsShownWithoutThem() throws Exception {
        var reply = SchedulerReplies.parse(said("scheduler_reply/unknown_key"), MAX);
        assertThat(reply.messages()).extracting(Message::words)
                .contains("The project has changed its security key.  Please remove and add this project.");
        assertThat(reply.codeSignKey()).isEmpty();
    }

    @Test void accountsUploadsAndTheFrontPageAreRead() throws Exception {
        assertThat(AccountMessages.parseAccount(said("account/exists"))).isEqualTo(new AccountOut.Refused(-137, "Name or email address is not unique"));
        assertThat(AccountMessages.parseAccount(said("account/refused"))).isEqualTo(new AccountOut.Refused(-206, "Invalid password"));
        assertThat(UploadMessages.parseReply(said("upload_reply/size"))).isEqualTo(UploadReply.size(15));
        assertThat(UploadMessages.parseReply(said("upload_reply/refused")).status()).isEqualTo(OptionalInt.of(-1));
        assertThat(MasterPage.schedulers(said("master_page/front"), MAX)).isEqualTo(List.of("http://127.0.0.1:8085/lab_cgi/cgi"));
    }
}
