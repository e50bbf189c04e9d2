package app.hearth;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log: one file in the data folder, two older ones of 2 MB at most. The console belongs to the user. */
final class Logs {
    private Logs() {}

    static void into(Path folder) {
        LoggerContext context;
        // The window is built at the same time: while its thread still wakes SLF4J, others are handed a stand-in. It does so under this lock.
        synchronized (LoggerFactory.class) {
            context = (LoggerContext) LoggerFactory.getILoggerFactory();
        }
        context.reset();
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level %logger{0} [%thread] %msg%n");
        encoder.start();
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setFile(folder.resolve("hearth.log").toString());
        var policy = new FixedWindowRollingPolicy();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(folder.resolve("hearth.%i.log").toString());
        policy.setMaxIndex(2);
        policy.start();
        var size = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        size.setContext(context);
        size.setMaxFileSize(FileSize.valueOf("2MB"));
        size.start();
        appender.setRollingPolicy(policy);
        appender.setTriggeringPolicy(size);
        appender.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(appender);
        for (var chatty : List.of("org.eclipse.jetty", "org.freedesktop.dbus")) context.getLogger(chatty).setLevel(Level.WARN);
    }
}
