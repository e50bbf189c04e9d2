package app.hearth.desktop.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.protocol.ListedProject;
import app.hearth.protocol.MasterUrl;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
    private static final Instant LATER = Instant.parse("2026-11-22T12:00:00Z");
    @TempDir Path folder;

    private static Offer offer(Computer computer, String... platforms) {
        return Offer.of(List.of(platforms), computer);
    }

    @Test void theBundledListIsWhole() {
        var bundled = Catalogue.bundled();
        assertThat(bundled.entries()).hasSizeGreaterThan(20).allSatisfy(entry -> {
            assertThat(MasterUrl.valid(entry.url())).isTrue();
            assertThat(entry.url()).isEqualTo(MasterUrl.canonical(entry.url())).startsWith("https://");
            assertThat(entry.about(Locale.UK)).endsWith(".").hasSizeLessThan(120);
            assertThat(entry.about(Locale.GERMANY)).endsWith(".").isNotEqualTo(entry.about(Locale.UK)).hasSizeLessThan(130);
            assertThat(entry.platforms()).isNotEmpty();
        });
        assertThat(bundled.entries()).extracting(Entry::url).doesNotHaveDuplicates();
        assertThat(bundled.entries()).extracting(Entry::field).contains(Field.BIOLOGY, Field.CLIMATE, Field.MATHEMATICS, Field.ASTRONOMY);
    }

    @Test void aPlanClassNamesItsDevice() {
        assertThat(Device.ofPlan("BRP7-cuda102")).isEqualTo(Device.NVIDIA);
        assertThat(Device.ofPlan("opencl_nvidia_101")).isEqualTo(Device.NVIDIA);
        assertThat(Device.ofPlan("opencl_102_amd_win")).isEqualTo(Device.AMD);
        assertThat(Device.ofPlan("openclatiGFN15")).isEqualTo(Device.AMD);
        assertThat(Device.ofPlan("ati14_app13")).isEqualTo(Device.AMD);
        assertThat(Device.ofPlan("opencl_intel_gpu_intelarc")).isEqualTo(Device.INTEL);
        assertThat(Device.ofPlan("Apple_M-opencl")).isEqualTo(Device.APPLE);
        assertThat(Device.ofPlan("native_mt")).as("ends on no maker's name").isEqualTo(Device.PROCESSOR);
        assertThat(Device.ofPlan("aarch64_armv8-a_asimd")).isEqualTo(Device.PROCESSOR);
    }

    @Test void whatANetworkHasForAComputerFollowsFromSystemAndCard() {
        var plain = Computer.of("Linux", "amd64", List.of());
        var gaming = Computer.of("Windows 11", "amd64", List.of("NVIDIA GeForce RTX 4070"));
        assertThat(offer(plain, "windows_x86_64").fits()).isFalse();
        assertThat(offer(plain, "x86_64-pc-linux-gnu[cuda118]").fits()).isFalse();
        assertThat(offer(plain, "x86_64-pc-linux-gnu[mt]").devices()).containsExactly(Device.PROCESSOR);
        assertThat(offer(gaming, "windows_x86_64", "windows_x86_64[cuda55]", "windows_x86_64[opencl_ati_101]").devices())
                .containsExactlyInAnyOrder(Device.PROCESSOR, Device.NVIDIA);
        assertThat(offer(plain, "x86_64-pc-linux-gnu[vbox64_theory]")).isEqualTo(new Offer(Set.of(), false, true));
        assertThat(offer(plain, "wasm32-wasip1")).as("the sandbox runs anywhere").isEqualTo(new Offer(Set.of(Device.PROCESSOR), true, false));
        assertThat(Computer.of("Mac OS X", "aarch64", List.of("Apple M3")).platforms()).contains("arm64-apple-darwin");
    }

    @Test void aNewerListRenewsFactsAndKeepsOurSentences() {
        var bundled = Catalogue.bundled();
        Entry einstein = bundled.of("http://einstein.phys.uwm.edu/").orElseThrow();
        var moved = new ListedProject(einstein.id(), "Einstein", "https://new.example.org/", "https://new.example.org/", "x", "y", "z", "h", List.of());
        var unknown = new ListedProject(9999, "Seas", "https://seas.example.org/", "https://seas.example.org/", "Earth Sciences", "Oceans", "Count waves", "", List.of());
        var renewed = bundled.renewed(List.of(moved, unknown), LocalDate.of(2027, 1, 2));
        assertThat(renewed.entries()).extracting(Entry::name).containsExactly("Einstein", "Seas");
        assertThat(renewed.entries().getFirst().about(Locale.GERMANY)).isEqualTo(einstein.about(Locale.GERMANY));
        assertThat(renewed.entries().getLast()).satisfies(entry -> {
            assertThat(entry.field()).isEqualTo(Field.CLIMATE);
            assertThat(entry.about(Locale.GERMANY)).isEqualTo("Count waves");
        });
    }

    private PublicCatalogue open(MockWebServer server) {
        return new PublicCatalogue(folder, server.url("/project_list.php").toString(), InstantSource.fixed(LATER));
    }

    @Test void anOldListIsRenewedOnceAndKeptOverARestart() throws Exception {
        try (var server = new MockWebServer()) {
            server.start(InetAddress.getLoopbackAddress(), 0);
            server.enqueue(new MockResponse.Builder().body("<projects><project><name>Seas</name><id>9999</id><url>https://seas.example.org/</url></project></projects>").build());
            var arrived = new LinkedBlockingQueue<Catalogue>();
            try (var catalogue = open(server)) {
                catalogue.onChange(arrived::add);
                catalogue.refreshWhenOld();
                var newer = arrived.poll(20, TimeUnit.SECONDS);
                assertThat(newer).isNotNull();
                assertThat(newer.asOf()).isEqualTo(LocalDate.ofInstant(LATER, ZoneId.systemDefault()));
                assertThat(newer.entries()).extracting(Entry::name).containsExactly("Seas");
                catalogue.refreshWhenOld();
            }
            assertThat(server.getRequestCount()).isEqualTo(1);
            try (var again = open(server)) {
                assertThat(again.latest().entries()).extracting(Entry::name).containsExactly("Seas");
            }
        }
    }

    @Test void aListThatCameWhileTheClockWasAheadIsRenewedAllTheSame() throws Exception {
        try (var server = new MockWebServer()) {
            server.start(InetAddress.getLoopbackAddress(), 0);
            server.enqueue(new MockResponse.Builder().body("<projects><project><name>Seas</name><id>9999</id><url>https://seas.example.org/</url></project></projects>").build());
            Path copy = Files.writeString(folder.resolve("project_list.xml"), "<projects><project><name>Old</name><id>9998</id><url>https://old.example.org/</url></project></projects>");
            Files.setLastModifiedTime(copy, FileTime.from(LATER.plus(Duration.ofDays(3650))));
            var arrived = new LinkedBlockingQueue<Catalogue>();
            try (var catalogue = open(server)) {
                assertThat(catalogue.latest().entries()).extracting(Entry::name).containsExactly("Old");
                catalogue.onChange(arrived::add);
                catalogue.refreshWhenOld();
                assertThat(arrived.poll(20, TimeUnit.SECONDS)).isNotNull();
                assertThat(catalogue.latest().entries()).extracting(Entry::name).containsExactly("Seas");
            }
        }
    }

    @Test void aListThatCannotBeReadChangesNothingAndNobodyIsAskedAgainstTheUsersWish() throws Exception {
        try (var server = new MockWebServer()) {
            server.start(InetAddress.getLoopbackAddress(), 0);
            server.enqueue(new MockResponse.Builder().body("<html>under construction</html>").build());
            try (var catalogue = open(server)) {
                catalogue.setRenews(false);
                catalogue.refreshWhenOld();
                catalogue.setRenews(true);
                catalogue.refreshWhenOld();
                assertThat(server.takeRequest(20, TimeUnit.SECONDS)).isNotNull();
                assertThat(catalogue.latest()).isEqualTo(Catalogue.bundled());
                catalogue.setRenews(false);
            }
            assertThat(server.getRequestCount()).isEqualTo(1);
            try (var again = open(server)) {
                assertThat(again.renews()).as("the wish outlives a restart").isFalse();
            }
            Files.writeString(folder.resolve("project_list.xml"), "cut off <pro");
            try (var again = open(server)) {
                assertThat(again.latest()).isEqualTo(Catalogue.bundled());
            }
        }
    }
}
