package app.hearth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.protocol.guirpc.GuiReplyReader;
import app.hearth.protocol.guirpc.GuiRequest;
import app.hearth.protocol.guirpc.GuiRequests;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is read back the same, and no document whatever does more than be refused. */
class CodecPropertiesTest {
    private static final int MAX = 1 << 20;

    @Property(tries = 150) void aRequestIsReadBackAsItWasWritten(@ForAll("requests") SchedulerRequest request) throws Exception {
        assertThat(SchedulerRequests.parse(SchedulerRequests.write(request), MAX)).isEqualTo(request);
    }

    @Property(tries = 150) void aReplyIsReadBackAsItWasWritten(@ForAll("replies") SchedulerReply reply) throws Exception {
        assertThat(SchedulerReplies.parse(SchedulerReplies.write(reply), MAX)).isEqualTo(reply);
    }

    @Property(tries = 400) void aDamagedDocumentIsReadOrRefusedAndNothingElse(@ForAll("replies") SchedulerReply reply,
            @ForAll("requests") SchedulerRequest request, @ForAll long seed) {
        Random random = new Random(seed);
        byte[] mode = GuiRequests.write(new GuiRequest.SetRunMode(1 + random.nextInt(4), random.nextInt(100)));
        byte[] upload = UploadMessages.write(new UploadRequest(new ClientVersion(8, 2, 15), "f", Optional.of("ab\n."), 9, 5, Optional.empty(), 0));
        for (byte[] document : List.of(SchedulerReplies.write(reply), SchedulerRequests.write(request), mode, upload)) parseAll(damage(document, random));
    }

    @Property(tries = 400) void anyBytesAreReadOrRefusedAndNothingElse(@ForAll byte[] bytes) {
        parseAll(bytes);
        byte[] head = "<scheduler_reply><message>".getBytes(StandardCharsets.US_ASCII);
        byte[] joined = Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, joined, head.length, bytes.length);
        parseAll(joined);
    }

    @Property(tries = 200) void escapedTextIsAsciiAndReadsBack(@ForAll("texts") String text) {
        String escaped = XmlText.escape(text);
        assertThat(escaped.chars()).allMatch(c -> c >= 32 && c < 127);
        assertThat(XmlText.unescape(escaped)).isEqualTo(text);
    }

    private static void parseAll(byte[] document) {
        long start = System.nanoTime();
        attempt(() -> SchedulerReplies.parse(document, MAX));
        attempt(() -> SchedulerRequests.parse(document, MAX));
        attempt(() -> AccountMessages.parseConfig(document));
        attempt(() -> AccountMessages.parseAccount(document));
        attempt(() -> UploadMessages.parse(document, true));
        attempt(() -> UploadMessages.parseReply(document));
        attempt(() -> GuiRequests.parse(document));
        attempt(() -> GuiReplyReader.results(document));
        attempt(() -> MasterPage.schedulers(document, MAX));
        assertThat(System.nanoTime() - start).as("time for %d bytes", document.length).isLessThan(10_000_000_000L);
    }

    private interface Attempt { Object run() throws ProtocolException; }

    private static void attempt(Attempt attempt) {
        try {
            assertThat(attempt.run()).isNotNull();
        } catch (ProtocolException refused) {
            assertThat(refused.element()).isNotEmpty();
        }
    }

    private static byte[] damage(byte[] document, Random random) {
        byte[] out = document.clone();
        for (int i = random.nextInt(12); i >= 0; i--) {
            int at = random.nextInt(out.length);
            switch (random.nextInt(4)) {
                case 0 -> out[at] = (byte) random.nextInt(256);
                case 1 -> out[at] = (byte) "<>/&!;[]\"-".charAt(random.nextInt(10));
                case 2 -> out = Arrays.copyOf(out, Math.max(1, at));
                default -> {
                    int length = Math.min(random.nextInt(200), Math.min(out.length - at, out.length));
                    System.arraycopy(out, random.nextInt(out.length - length + 1), out, at, length);
                }
            }
        }
        return out;
    }

    @Provide Arbitrary<SchedulerRequest> requests() { return Arbitraries.randomValue(r -> request(new Random(r.nextLong()))); }

    @Provide Arbitrary<SchedulerReply> replies() { return Arbitraries.randomValue(r -> reply(new Random(r.nextLong()))); }

    @Provide Arbitrary<String> texts() { return Arbitraries.randomValue(r -> word(new Random(r.nextLong()))); }

    private static SchedulerRequest request(Random r) {
        SchedulerRequest.Builder b = SchedulerRequest.builder().authenticator(name(r)).hostid(r.nextInt(1000)).rpcSeqno(r.nextInt(1000))
                .clientVersion(new ClientVersion(8, r.nextInt(9), r.nextInt(30))).durationCorrectionFactor(number(r)).sandbox(r.nextInt(3) - 1)
                .dontSendWork(r.nextBoolean()).dontUseDocker(r.nextBoolean()).planClasses(r.nextBoolean()).platformName(name(r))
                .cpu(new WorkRequest(number(r), number(r), number(r))).altPlatforms(many(r, CodecPropertiesTest::name))
                .timeStats(TimeStats.builder().onFraction(number(r)).now(number(r)).build())
                .netStats(new NetStats(number(r), number(r), number(r), number(r), number(r), number(r)))
                .hostInfo(HostInfo.builder().hostCpid(name(r)).vendor(word(r)).fpops(number(r)).ncpus(1 + r.nextInt(64))
                        .openClCpus(many(r, x -> new OpenClCpu(word(x), Map.of("name", word(x))))).build())
                .coprocs(many(r, x -> new Coproc("coproc_ati", 1 + x.nextInt(4), word(x), number(x), new WorkRequest(number(x), 0, 0), number(x),
                        Map.of("target", word(x)), x.nextBoolean() ? Map.of("vendor", word(x)) : Map.of())))
                .results(many(r, CodecPropertiesTest::reported)).trickleUps(many(r, x -> "\n<variety>a</variety>\n"))
                .heldFiles(many(r, x -> new HeldFile(name(x), number(x), x.nextInt(3))))
                .appVersions(many(r, x -> version(x, false))).otherResults(many(r, x -> new OtherResult(name(x), x.nextInt(5), maybe(x, name(x)))))
                .inProgressResults(many(r, x -> new InProgressResult(name(x), number(x), number(x), number(x))))
                .extensions(r.nextBoolean() ? Map.of("hearth_a", word(r)) : Map.of());
        if (r.nextBoolean()) b.diskUsage(new DiskUsage(number(r), number(r), number(r))).clientBrand(name(r)).crossProjectId(name(r));
        if (r.nextBoolean()) b.workingPreferences("\n<global_preferences>\n<a>&lt;</a></global_preferences>\n").codeSignKey("1024\nab\n.");
        if (r.nextBoolean()) b.dailyTransfers(new DailyTransfers(r.nextInt(30), number(r), number(r))).clientOpaque(word(r));
        return b.build();
    }

    private static ReportedResult reported(Random r) {
        ReportedResult.Builder b = ReportedResult.builder().name(name(r)).cpuTime(number(r)).elapsedTime(number(r)).exitStatus(r.nextInt(400) - 200)
                .state(ResultState.of(r.nextInt(8))).platform(name(r)).versionNum(r.nextInt(900)).planClass(r.nextBoolean() ? "" : name(r))
                .peakDisk(r.nextInt(1 << 30)).clientVersion("8.2.15").message(word(r)).stderrText(word(r))
                .files(many(r, x -> FileInfo.builder().name(name(x)).nbytes(x.nextInt(1 << 30)).maxNbytes(1L << 40).md5(Hashes.md5(name(x)))
                        .uploadUrls(List.of("http://a.b/file_upload_handler")).build()));
        if (r.nextBoolean()) b.selfReport(new ReportedResult.SelfReport(number(r), number(r), number(r), number(r)));
        return b.build();
    }

    private static SchedulerReply reply(Random r) {
        SchedulerReply.Builder b = SchedulerReply.builder().schedulerVersion(700 + r.nextInt(200)).dontUseDcf(r.nextBoolean()).ended(r.nextBoolean())
                .requestDelay(number(r)).messages(many(r, x -> new Message(x.nextBoolean() ? "low" : "notice", word(x)))).projectName(word(r))
                .projectIsDown(r.nextBoolean()).sendFullWorkload(r.nextBoolean()).userid(r.nextInt()).userName(word(r)).userTotalCredit(number(r))
                .hostVenue(r.nextBoolean() ? "" : "home").acks(many(r, CodecPropertiesTest::name)).aborts(many(r, CodecPropertiesTest::name))
                .abortsIfNotStarted(many(r, CodecPropertiesTest::name)).apps(many(r, x -> new App(name(x), word(x), x.nextBoolean(), x.nextBoolean(), x.nextBoolean())))
                .fileInfos(many(r, CodecPropertiesTest::file)).appVersions(many(r, x -> version(x, true)))
                .workunits(many(r, x -> Workunit.builder().name(name(x)).appName(name(x)).versionNum(x.nextInt(200)).fpopsEstimate(number(x))
                        .fpopsBound(number(x)).commandLine(word(x)).files(many(x, CodecPropertiesTest::ref)).build()))
                .results(many(r, x -> new Result(name(x), name(x), number(x), maybe(x, name(x)), x.nextInt(200), "", many(x, CodecPropertiesTest::ref), x.nextBoolean())))
                .messageAck(r.nextBoolean()).trickleDowns(many(r, x -> "\n<text>x</text>\n")).deleteFiles(many(r, CodecPropertiesTest::name))
                .noRscApps(many(r, CodecPropertiesTest::name)).rssFeeds(many(r, x -> new RssFeed("http://a.b/?" + name(x), number(x))))
                .projectFiles(many(r, CodecPropertiesTest::ref)).trickleUpUrls(many(r, CodecPropertiesTest::name)).strictMemoryBound(r.nextBoolean());
        if (r.nextBoolean()) b.hostid(r.nextInt(1000)).teamid(3).nextRpcDelay(number(r)).masterUrl("http://a.b/").externalCpid(name(r)).cpidTime(number(r));
        if (r.nextBoolean()) b.guiUrls("\n<gui_url/>&amp;\n").globalPreferences("<a/>").projectPreferences("é").codeSignKey("1024\nff\n.").desiredDiskUsage(1);
        return b.build();
    }

    private static FileInfo file(Random r) {
        FileInfo.Builder b = FileInfo.builder().name(name(r)).downloadUrls(many(r, x -> "http://a.b/" + name(x)))
                .uploadUrls(many(r, x -> "http://a.b/file_upload_handler?" + name(x))).executable(r.nextBoolean()).signatureRequired(r.nextBoolean())
                .sticky(r.nextBoolean()).noDelete(r.nextBoolean()).gzipWhenDone(r.nextBoolean()).projectFile(r.nextBoolean());
        if (r.nextBoolean()) b.md5(Hashes.md5(name(r))).nbytes(r.nextInt(1 << 30)).fileSignature("ab\n.");
        if (r.nextBoolean()) b.maxNbytes(1L << 45).xmlSignature("cd\n.").stickyLifetime(60).gzippedUrls(List.of("http://a.b/z.gz")).gzippedBytes(5);
        return b.build();
    }

    private static AppVersion version(Random r, boolean files) {
        return new AppVersion(name(r), r.nextInt(900), maybe(r, name(r)), r.nextBoolean() ? "" : name(r), maybe(r, "8.0.0"), number(r),
                r.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(1 + number(r)), word(r), r.nextBoolean() ? "" : name(r),
                maybe(r, new CoprocUse("NVIDIA", number(r))), r.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(number(r)),
                r.nextBoolean(), r.nextBoolean(), r.nextBoolean(), files ? many(r, CodecPropertiesTest::ref) : List.of());
    }

    private static FileRef ref(Random r) { return new FileRef(name(r), maybe(r, name(r)), r.nextBoolean(), r.nextBoolean(), r.nextBoolean()); }

    private static <T> Optional<T> maybe(Random r, T value) { return r.nextBoolean() ? Optional.empty() : Optional.of(value); }

    private static <T> List<T> many(Random r, Function<Random, T> one) {
        return IntStream.range(0, r.nextInt(3)).mapToObj(i -> one.apply(r)).toList();
    }

    /** A value that six decimals hold exactly. */
    private static double number(Random r) { return r.nextInt(1 << 28) / 64.0; }

    private static String name(Random r) { return "n" + Integer.toString(r.nextInt(1 << 20), 36) + "_0"; }

    /** Text as users write it: marks that need escapes, accents, symbols beyond the first plane; no space at the ends. */
    private static String word(Random r) {
        String marks = "ab &<>\"'é€😀x;#1";
        StringBuilder out = new StringBuilder();
        int[] points = marks.codePoints().toArray();
        for (int i = r.nextInt(20); i > 0; i--) out.appendCodePoint(points[r.nextInt(points.length)]);
        return out.toString().strip();
    }
}
