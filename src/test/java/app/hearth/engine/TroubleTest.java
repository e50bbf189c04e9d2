package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.engine.EngineSnapshot.JournalEntry;
import app.hearth.engine.control.JournalSentences;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TroubleTest {
    @Test void theStateKeepsItWhole() {
        for (var trouble : List.of(Trouble.of("host", "a.example.org"), Trouble.of("part", 3, 7), Trouble.of("late"), Trouble.said("as the server says"))) {
            assertThat(Trouble.read(trouble.stored()).english()).isEqualTo(trouble.english());
            assertThat(Trouble.read(trouble.stored()).code()).isEqualTo(trouble.code());
        }
    }

    @Test void anOlderStatesSentenceIsShownAsItIs() {
        assertThat(Trouble.read("connection refused")).isEqualTo(Trouble.said("connection refused"));
    }

    @Test void wordsOfOthersAreNeverTakenForOurs() {
        assertThat(Trouble.read(Trouble.said("\u001elate\u001f").stored()).code()).isEqualTo(Trouble.SAID);
    }

    @Test void theNetworkIsToldOfAProgramsEndInItsOwnWords() {
        var crash = Troubles.ofEnd(11, "process got signal 11");
        assertThat(crash.code()).isEqualTo("end.signal");
        assertThat(Trouble.read(crash.stored()).english()).isEqualTo("process got signal 11");
        assertThat(Troubles.ofEnd(195, "process exited with code 195 (0xc3, -61)").english()).isEqualTo("process exited with code 195 (0xc3, -61)");
        assertThat(Troubles.ofEnd(198, "out of memory").code()).isEqualTo("end.memory");
    }

    @Test void aFullDiskIsSaidWithWhatHelps() {
        assertThat(Troubles.of(new IOException("No space left on device"))).isEqualTo(Trouble.of("diskFull"));
    }

    @Test void theJournalSaysItInWords() {
        var entry = new JournalEntry(1, Instant.EPOCH, JournalEntry.Kind.NETWORK, "Lab", "project.contact.failed",
                List.of(Troubles.of(new ConnectException("Connection refused")).stored()));
        assertThat(JournalSentences.of(entry)).contains("no connection to the server").doesNotContain("\u001e", "\u001f", "noConnection");
    }

    @Test void eachCodeOfTheSourceHasWords() throws IOException {
        var words = ResourceBundle.getBundle("app.hearth.engine.troubles", Locale.ROOT);
        var used = Pattern.compile("Trouble\\.of\\(\"([A-Za-z.]+)\"[),]");
        try (var files = Files.walk(Path.of("src/main/java/app/hearth/engine"))) {
            for (var file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                var found = used.matcher(Files.readString(file, StandardCharsets.UTF_8));
                while (found.find()) assertThat(words.containsKey(found.group(1))).as(file + ": " + found.group(1)).isTrue();
            }
        }
    }
}
