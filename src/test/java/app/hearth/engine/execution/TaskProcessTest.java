package app.hearth.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a task's process may say, with real processes that say too much. */
class TaskProcessTest {
    private static final long PATIENCE_SECONDS = 60;

    @Test void aLineThatNeverEndsEndsTheTaskWithAClearError() throws Exception {
        var messages = messagesOf("endless");
        assertThat(messages).last().isEqualTo(new TaskMessage.End(TaskMessage.EXIT_CHILD_FAILED,
                "the task's process wrote a line of more than 16384 characters"));
        assertThat(messages.stream().filter(TaskMessage.End.class::isInstance)).hasSize(1);
    }

    @Test void theLongestLineAndAnyNumberOfLinesAreRead() throws Exception {
        var messages = messagesOf("longest");
        assertThat(messages).containsExactly(new TaskMessage.Checkpoint(), new TaskMessage.End(0, ""));
    }

    private static List<TaskMessage> messagesOf(String what) throws Exception {
        var messages = Collections.synchronizedList(new ArrayList<TaskMessage>());
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                Talker.class.getName(), what, String.valueOf(TaskProcess.LONGEST_LINE)).redirectErrorStream(true);
        var task = TaskProcess.start(builder, what, false, false, messages::add);
        try {
            assertThat(task.awaitEnd(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(task.handle().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS).isAlive()).isFalse();
        } finally {
            task.kill();
        }
        return messages;
    }

    /** A process that talks: without an end, or as long lines as may be. */
    static final class Talker {
        public static void main(String[] arguments) {
            int longest = Integer.parseInt(arguments[1]);
            if (arguments[0].equals("endless")) {
                while (!System.out.checkError()) System.out.print("x".repeat(longest));
            }
            for (int i = 0; i < 50; i++) System.out.println("x".repeat(longest));
            System.out.println("checkpoint");
            System.out.print("end 0 "); // no end of line before the end of all
        }
    }
}
