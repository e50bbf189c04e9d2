package app.hearth.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Scheduler conversations of the shapes that stock peers produce (sections 2, 3 and 12.5). */
class SchedulerMessagesTest {
    private static final int MAX = 1 << 20;
    private static final String SIGNATURE = "ab".repeat(32) + "\n" + "cd".repeat(32) + "\n" + "ef".repeat(32) + "\n" + "01".repeat(32) + "\n.";

    @Test void aReplyWithWorkIsReadInFull() throws Exception {
        SchedulerReply reply = reply("""
                <scheduler_version>803</scheduler_version>
                <dont_use_dcf/>
                <master_url>http://127.0.0.1:8099/net/</master_url>
                <request_delay>7.000000</request_delay>
                <message priority="low">No tasks &lt;yet&gt;</message>
                <message priority="notice">Caf&#195;&#169;</message>
                <project_name>Net@Home</project_name>
                <userid>1</userid>

                <hostid>17</hostid>
                <host_venue></host_venue>
                <result_ack>
                    <name>old_0</name>
                </result_ack>
                <result_abort><name>bad_1</name></result_abort>
                <app><name>prog</name><user_friendly_name>A program</user_friendly_name><non_cpu_intensive>0</non_cpu_intensive></app>
                <file_info>
                    <name>prog_1.01</name>
                    <url>http://127.0.0.1:8099/net/download/prog_1.01</url>
                    <executable/>
                    <file_signature>
                %s
                    </file_signature>
                    <nbytes>1530696.000000</nbytes>
                </file_info>
                <app_version>
                    <app_name>prog</app_name><version_num>101</version_num><api_version>8.3.0</api_version>
                <file_ref>
                    <file_name>prog_1.01</file_name>
                    <main_program/>
                </file_ref>
                    <platform>x86_64-pc-linux-gnu</platform><avg_ncpus>1.000000</avg_ncpus><flops>1000000000.000000</flops>
                </app_version>
                <workunit>
                    <rsc_fpops_est>22700000000.000000</rsc_fpops_est>
                    <name>t1</name><app_name>prog</app_name>
                <command_line>

                </command_line>
                <file_ref><file_name>in_t1</file_name><open_name>in</open_name></file_ref>
                </workunit>
                <file_info>
                        <name>t1_0_r16_0</name>
                        <generated_locally/>
                        <upload_when_present/>
                        <max_nbytes>5000000</max_nbytes>
                        <url>http://127.0.0.1:8099/net_cgi/file_upload_handler</url>
                    </file_info>
                    <result>
                <report_deadline>1795433893</report_deadline>
                <wu_name>t1</wu_name>
                <name>t1_0</name>
                        <file_ref><file_name>t1_0_r16_0</file_name><open_name>out</open_name></file_ref>
                    <platform>x86_64-pc-linux-gnu</platform><version_num>101</version_num><plan_class></plan_class>
                </result>
                <gui_urls>
                    <gui_url><name>Boards</name></gui_url>
                </gui_urls>
                <rss_feeds><rss_feed><url>http://a.b/n.php?userid=1&auth=1_69</url><poll_interval>86400</poll_interval></rss_feed></rss_feeds>
                """.formatted(SIGNATURE));
        assertThat(reply.schedulerVersion()).isEqualTo(803);
        assertThat(reply.requestDelay()).isEqualTo(7);
        assertThat(reply.hostid()).hasValue(17);
        assertThat(reply.messages()).containsExactly(new Message("low", "No tasks <yet>"), new Message("notice", "Café"));
        assertThat(reply.acks()).containsExactly("old_0");
        assertThat(reply.aborts()).containsExactly("bad_1");
        FileInfo program = reply.fileInfos().getFirst();
        assertThat(program.executable()).isTrue();
        assertThat(program.nbytes()).hasValue(1_530_696);
        assertThat(program.fileSignature()).contains(SIGNATURE);
        assertThat(reply.fileInfos().get(1).uploadUrls()).containsExactly("http://127.0.0.1:8099/net_cgi/file_upload_handler");
        assertThat(reply.appVersions().getFirst().files()).containsExactly(FileRef.main("prog_1.01"));
        Workunit workunit = reply.workunits().getFirst();
        assertThat(workunit.commandLine()).isEmpty();
        assertThat(workunit.effectiveFpopsBound()).isEqualTo(4 * 22.7e9);
        assertThat(workunit.diskBound()).isEqualTo(1e9);
        assertThat(reply.results().getFirst().files()).containsExactly(FileRef.of("t1_0_r16_0", "out"));
        assertThat(reply.results().getFirst().reportDeadline()).isEqualTo(1_795_433_893);
        assertThat(reply.guiUrls()).hasValueSatisfying(urls -> assertThat(urls).contains("<gui_url><name>Boards</name>"));
        assertThat(reply.rssFeeds().getFirst().url()).isEqualTo("http://a.b/n.php?userid=1&auth=1_69");
    }

    @Test void headersCommentsUnknownTagsAndCdataDoNotDisturb() throws Exception {
        SchedulerReply reply = SchedulerReplies.parse("""
                Content-type: text/xml

                <?xml version="1.0" encoding="ISO-8859-1" ?>
                <scheduler_reply>
                <!-- <userid>9</userid> -->
                <new_thing a="b"/>
                <project_name><![CDATA[A &amp; B]]></project_name>
                <user_name>Ren&#233;</user_name>
                <user_total_credit></user_total_credit>
                <app><name>x</name><future><name>y</name><deep><name>z</name></deep></future><user_friendly_name>X</user_friendly_name></app>
                </scheduler_reply>
                """.getBytes(StandardCharsets.UTF_8), MAX);
        assertThat(reply.userid()).isZero();
        assertThat(reply.projectName()).isEqualTo("A &amp; B");
        assertThat(reply.userName()).isEqualTo("René");
        assertThat(reply.apps()).containsExactly(App.of("x", "X"));
    }

    @Test void childrenOfAnUnknownTopLevelElementCountAsTopLevel() throws Exception {
        assertThat(reply("<wrapper><userid>5</userid></wrapper><teamid>3</teamid>").userid()).isEqualTo(5);
        assertThat(reply("<wrapper><userid>5</userid></wrapper><teamid>3</teamid>").teamid()).hasValue(3);
    }

    @Test void numbersAreReadAsCWouldReadThem() throws Exception {
        assertThat(reply("<userid>010</userid>").userid()).isEqualTo(8);
        assertThat(reply("<userid>0x1F</userid>").userid()).isEqualTo(31);
        assertThat(reply("<userid>12ab</userid>").userid()).isZero();
        assertThat(reply("<userid>99999999999999999999</userid>").userid()).isEqualTo(Long.MAX_VALUE);
        assertThat(reply("<request_delay>1e2</request_delay>").requestDelay()).isEqualTo(100);
        assertThat(reply("<request_delay>nan</request_delay>").requestDelay()).isZero();
        assertThat(reply("<request_delay>1.5f</request_delay>").requestDelay()).isZero();
        assertThat(reply("<request_delay>-5</request_delay>").requestDelay()).isZero();
    }

    @Test void truthIsATagOrANumberButNotAWord() throws Exception {
        assertThat(reply("<project_is_down/>").projectIsDown()).isTrue();
        assertThat(reply("<project_is_down />").projectIsDown()).isTrue();
        assertThat(reply("<project_is_down>1</project_is_down>").projectIsDown()).isTrue();
        assertThat(reply("<project_is_down>0</project_is_down>").projectIsDown()).isFalse();
        assertThat(reply("<project_is_down>true</project_is_down>").projectIsDown()).isFalse();
        assertThat(reply("").projectIsDown()).isFalse();
    }

    @Test void bytesThatAreNotUtf8AreLatin1() throws Exception {
        byte[] latin = "<scheduler_reply><user_name>René</user_name></scheduler_reply>".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(SchedulerReplies.parse(latin, MAX).userName()).isEqualTo("René");
    }

    @Test void anOverlongNameDoesNotCountAndAnOverlongMessageNeither() throws Exception {
        SchedulerReply reply = reply("<project_name>" + "x".repeat(256) + "</project_name><message priority=\"low\">" + "y".repeat(1024) + "</message>");
        assertThat(reply.projectName()).isEmpty();
        assertThat(reply.messages()).isEmpty();
    }

    @Test void brokenRepliesNameTheElement() {
        assertThatThrownBy(() -> SchedulerReplies.parse(new byte[0], MAX)).isInstanceOf(ProtocolException.class).hasMessageContaining("scheduler_reply");
        assertThatThrownBy(() -> SchedulerReplies.parse("<scheduler_reply><app><name>x".getBytes(StandardCharsets.UTF_8), MAX))
                .isInstanceOfSatisfying(ProtocolException.class, e -> assertThat(e.element()).isEqualTo("name"));
        assertThatThrownBy(() -> SchedulerReplies.parse("<scheduler_reply></scheduler_reply>".getBytes(StandardCharsets.UTF_8), 10))
                .isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> reply("<" + "a".repeat(5000) + ">")).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> reply("<user_name>" + "a".repeat(300_000) + "</user_name>")).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> reply("<app>" + "<a>".repeat(100_000) + "</app>")).isInstanceOf(ProtocolException.class);
    }

    @Test void aReplyNeverCarriesAHostidItWasNotGiven() {
        assertThat(text(SchedulerReplies.write(SchedulerReply.builder().build()))).doesNotContain("hostid").startsWith("<scheduler_reply>\n");
    }

    @Test void aReportSurvivesWhateverTheAppWrote() throws Exception {
        ReportedResult result = ReportedResult.builder().name("t1_0").exitStatus(0).state(ResultState.FILES_UPLOADED).clientVersion("8.2.15")
                .message("it ended").stderrText("a <b> & ]]></stderr_out></result> \u0003 é\nend").build();
        SchedulerRequest request = SchedulerRequests.parse(
                SchedulerRequests.write(SchedulerRequest.builder().results(List.of(result)).build()), MAX);
        ReportedResult read = request.results().getFirst();
        assertThat(read.success()).isTrue();
        assertThat(read.message()).isEqualTo("it ended");
        assertThat(read.stderrText()).isEqualTo("a <b> & ]] >< /stderr_out></result>  é\nend");
    }

    @Test void marksThatAreNoTagsArePassedOver() throws Exception {
        assertThat(reply("<app><> < > </> <1> <!x> <name>a</name></app>").apps()).containsExactly(App.of("a", ""));
    }

    @Test void anUnknownStateIsNoSuccess() throws Exception {
        SchedulerRequest request = SchedulerRequests.parse(("<scheduler_request><result><name>a</name><state>55</state></result></scheduler_request>")
                .getBytes(StandardCharsets.UTF_8), MAX);
        assertThat(request.results().getFirst().state()).isEqualTo(ResultState.COMPUTE_ERROR);
    }

    @Test void aStockRequestIsRead() throws Exception {
        SchedulerRequest r = SchedulerRequests.parse("""
                <scheduler_request>
                    <authenticator>00112233445566778899aabbccddeeff</authenticator>
                    <hostid>0</hostid>
                    <rpc_seqno>0</rpc_seqno>
                    <core_client_major_version>7</core_client_major_version>
                    <core_client_minor_version>20</core_client_minor_version>
                    <core_client_release>5</core_client_release>
                    <cpu_req_secs>1.000000</cpu_req_secs>
                    <client_cap_plan_class>1</client_cap_plan_class>
                    <platform_name>x86_64-pc-linux-gnu</platform_name>
                    <alt_platform>
                        <name>i686-pc-linux-gnu</name>
                    </alt_platform>
                <working_global_preferences>
                <global_preferences>
                   <mod_time>0.000000</mod_time>
                </global_preferences>
                </working_global_preferences>
                <global_preferences><authenticator>no</authenticator></global_preferences>
                <cross_project_id></cross_project_id>
                <host_info><p_ncpus>2</p_ncpus><p_vendor>GenuineIntel</p_vendor><wsl_available>0</wsl_available></host_info>
                <coprocs><coproc_cuda><count>1</count><name>GPU</name><req_secs>60</req_secs><have_cuda>1</have_cuda>
                  <coproc_opencl><name>GPU</name><vendor>V</vendor></coproc_opencl></coproc_cuda></coprocs>
                <app_versions>
                <app_version><app_name>a</app_name><version_num>101</version_num><platform>p</platform></app_version>
                </app_versions>
                <other_results><other_result><name>t1_0</name><app_version>0</app_version></other_result></other_results>
                </scheduler_request>
                """.getBytes(StandardCharsets.UTF_8), MAX);
        assertThat(r.authenticator()).isEqualTo("00112233445566778899aabbccddeeff");
        assertThat(r.clientVersion().folded()).isEqualTo(72_005);
        assertThat(r.planClasses()).isTrue();
        assertThat(r.cpu().seconds()).isEqualTo(1);
        assertThat(r.altPlatforms()).containsExactly("i686-pc-linux-gnu");
        assertThat(r.workingPreferences()).hasValueSatisfying(p -> assertThat(p).contains("<mod_time>0.000000</mod_time>"));
        assertThat(r.hostInfo().ncpus()).isEqualTo(2);
        assertThat(r.coprocs().getFirst().details()).containsEntry("have_cuda", "1");
        assertThat(r.coprocs().getFirst().openCl()).containsEntry("vendor", "V");
        assertThat(r.otherResults()).containsExactly(new OtherResult("t1_0", 0, Optional.empty()));
        assertThat(r.crossProjectId()).isEmpty();
    }

    @Test void requestsFollowTheStockOrderAndNeverPadWithZeros() {
        String text = text(SchedulerRequests.write(SchedulerRequest.builder().authenticator("k").platformName("p").hostid(8).build()));
        List<String> order = List.of("<authenticator>", "<hostid>8<", "<rpc_seqno>0<", "<core_client_major_version>", "<resource_share_fraction>1.000000<",
                "<work_req_seconds>", "<cpu_req_secs>", "<client_cap_plan_class>1<", "<platform_name>", "<time_stats>", "<net_stats>",
                "<host_info>", "<app_versions>", "<other_results>");
        assertThat(text).containsSubsequence(order);
        assertThat(text).doesNotContainPattern(">0[0-9]");
    }

    @Test void ownExtensionsTravelAsPlainTextAndOthersAreRefused() throws Exception {
        SchedulerReply reply = SchedulerReply.builder().extensions(Map.of("hearth_receipt", "a<b")).build();
        assertThat(SchedulerReplies.parse(SchedulerReplies.write(reply), MAX).extensions()).containsEntry("hearth_receipt", "a<b");
        assertThatThrownBy(() -> SchedulerReplies.write(SchedulerReply.builder().extensions(Map.of("userid", "1")).build()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SchedulerReply reply(String content) throws ProtocolException {
        return SchedulerReplies.parse(("<scheduler_reply>\n" + content + "</scheduler_reply>\n").getBytes(StandardCharsets.UTF_8), MAX);
    }

    private static String text(byte[] bytes) { return new String(bytes, StandardCharsets.UTF_8); }
}
