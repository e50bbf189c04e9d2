package app.hearth.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.engine.execution.AppChannels.Channel;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How native programs say what they do and how they end; the real ones are in {@link NativeAppTest}. */
class AppEndTest {
    private static final Optional<List<String>> NOTHING = Optional.empty();

    @ParameterizedTest
    @CsvSource({"7,7", "255,255", "195,195", "139,11", "134,6", "136,8", "204,204"})
    void errorsAndCrashesKeepTheirNumbers(int code, int status) {
        assertThat(end(AppEnd.of(code, false, false, NOTHING, NOTHING))).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"0", "129", "130", "131", "137", "143"})
    void whatSomeoneElseEndedGoesOn(int code) {
        assertThat(end(AppEnd.of(code, false, false, NOTHING, NOTHING))).isEqualTo(TaskMessage.INTERRUPTED);
    }

    @Test void aProgramMayEndWithASignalsNumberWhenItSaysSo() {
        assertThat(end(AppEnd.of(137, false, false, Optional.of(List.of("137")), NOTHING))).isEqualTo(137);
        assertThat(end(AppEnd.of(137, false, false, Optional.of(List.of("-119")), NOTHING))).isEqualTo(137);
    }

    @Test void aProgramThatFinishesWhileItIsAskedToLeaveHasFinished() {
        assertThat(end(AppEnd.of(0, false, true, Optional.of(List.of("0")), NOTHING))).isZero();
        assertThat(end(AppEnd.of(0, false, true, NOTHING, NOTHING))).isEqualTo(TaskMessage.LEFT_ON_REQUEST);
        assertThat(end(AppEnd.of(1, false, true, NOTHING, NOTHING))).isEqualTo(TaskMessage.LEFT_ON_REQUEST);
    }

    @ParameterizedTest
    @CsvSource({"0xC000013A,true", "0x40010004,true", "0xC0000142,true", "0xC000026B,true", "0xC0000005,false", "0xFFFFFFFF,false", "0x8B,false"})
    void onWindowsTheSystemsOwnEndsAreNoFault(String code, boolean goesOn) {
        int number = (int) Long.decode(code).longValue();
        assertThat(end(AppEnd.of(number, true, false, NOTHING, NOTHING))).isEqualTo(goesOn ? TaskMessage.INTERRUPTED : number);
    }

    @ParameterizedTest
    @CsvSource({"0x80000000", "0x80000001"})
    void noCodeOfWindowsMeansThatAProgramWasAskedToLeave(String code) {
        assertThat(end(AppEnd.of((int) Long.decode(code).longValue(), true, false, NOTHING, NOTHING))).isEqualTo(TaskMessage.EXIT_CHILD_FAILED);
    }

    @ParameterizedTest
    @CsvSource({"60,60", "86400,86400", "86401,300", "-1,300", "soon,300", "1.5,1"})
    void aTemporaryExitWaitsForWhatItSaysIfThatMakesSense(String said, long seconds) {
        var file = Optional.of(List.of(said, "no licence", "notice"));
        assertThat(AppEnd.of(0, false, false, NOTHING, file)).isEqualTo(new TaskMessage.Later(seconds, "no licence", true));
        assertThat(AppEnd.of(1, false, false, NOTHING, file)).isInstanceOf(TaskMessage.Later.class);
        assertThat(end(AppEnd.of(1, true, false, NOTHING, file))).isEqualTo(1);
    }

    @Test void aStatusIsReadWhateverElseStandsThere() {
        assertThat(AppStatus.parse("<current_cpu_time>2e+00</current_cpu_time>\n<checkpoint_cpu_time>1.5e+00</checkpoint_cpu_time>\n<fraction_done>3.0e-01</fraction_done>\n"))
                .isEqualTo(new AppStatus(OptionalDouble.of(0.3), OptionalDouble.of(1.5), 0));
        assertThat(AppStatus.parse("<fraction_done>0</fraction_done>").fraction()).isEmpty();
        assertThat(AppStatus.parse("<fraction_done>7</fraction_done>").fraction()).hasValue(1);
        assertThat(AppStatus.parse("<fraction_done>nan</fraction_done><checkpoint_cpu_time>").checkpoint()).isEmpty();
    }

    @Test void aChannelHoldsOneMessageUntilItIsTaken(@TempDir Path slot) throws Exception {
        try (var channels = AppChannels.open(slot)) {
            assertThat(slot.resolve(AppChannels.FILE)).hasSize(8192);
            assertThat(channels.take(Channel.APP_STATUS)).isEmpty();
            assertThat(channels.send(Channel.HEARTBEAT, "<heartbeat/>")).isTrue();
            assertThat(channels.send(Channel.HEARTBEAT, "<another/>")).isFalse();
            var bytes = Files.readAllBytes(slot.resolve(AppChannels.FILE));
            assertThat(bytes[4096]).isEqualTo((byte) 1);
            assertThat(new String(bytes, 4097, 12, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("<heartbeat/>");
            assertThat(bytes[4109]).isZero();
            assertThat(channels.take(Channel.HEARTBEAT)).hasValue("<heartbeat/>");
            assertThat(channels.send(Channel.HEARTBEAT, "<another/>")).isTrue();
        }
    }

    @Test void aProgramThatCutsItsChannelsShortHarmsNobody(@TempDir Path slot) throws Exception {
        try (var channels = AppChannels.open(slot); var program = FileChannel.open(slot.resolve(AppChannels.FILE), StandardOpenOption.WRITE)) {
            program.write(ByteBuffer.wrap(new byte[] {1, 'x', 'y'}), 5 * 1024);
            program.truncate(5 * 1024 + 3);
            assertThat(channels.take(Channel.APP_STATUS)).hasValue("xy");
            program.truncate(0);
            assertThat(channels.take(Channel.TRICKLE_UP)).isEmpty();
            assertThat(channels.send(Channel.PROCESS_CONTROL_REQUEST, "<quit/>")).isTrue();
        }
    }

    private static int end(TaskMessage message) {
        return ((TaskMessage.End) message).exitStatus();
    }
}
