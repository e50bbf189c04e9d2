/** Hearth: shares a computer's idle power with compute networks and shows what it earned. */
module app.hearth {
    requires java.sql;

    requires javafx.controls;
    requires javafx.fxml;
    requires org.controlsfx.controls;
    requires atlantafx.base;
    requires org.kordamp.ikonli.core;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.feather;

    requires com.github.oshi;
    requires java.desktop; // writes the pictures that a user saves
    requires org.freedesktop.dbus;
    requires com.sun.jna;
    requires com.sun.jna.platform;
    requires okhttp3;
    requires okio;
    requires kotlin.stdlib;
    requires com.google.gson;
    requires org.eclipse.jetty.server;
    requires org.eclipse.jetty.http;
    requires org.eclipse.jetty.util;
    requires org.eclipse.jetty.io;
    requires org.xerial.sqlitejdbc;
    requires org.jdbi.v3.core;
    requires io.leangen.geantyref; // Jdbi is an automatic module and cannot say so itself
    requires run.endive.runtime;
    requires run.endive.wasm;
    requires run.endive.wasi;
    requires run.endive.compiler;
    requires org.apache.pdfbox;
    requires org.apache.fontbox; // PDFBox is an automatic module and cannot say so itself
    requires org.apache.pdfbox.io;
    requires org.apache.commons.logging;
    requires info.picocli;
    requires net.harawata.appdirs;
    requires org.slf4j;
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;

    opens app.hearth.cli to info.picocli;
    opens app.hearth.engine to com.google.gson;
    opens app.hearth.engine.policy to com.google.gson; // and how the electricity of each task is known
    opens app.hearth.settings to com.google.gson; // the engine keeps a level for a time among its own settings
    // JavaFX makes the application and fills the controllers' fields by reflection.
    exports app.hearth.desktop to javafx.graphics;
    opens app.hearth.desktop.shell to javafx.fxml;
    opens app.hearth.desktop.overview to javafx.fxml;
    opens app.hearth.desktop.work to javafx.fxml;
    opens app.hearth.desktop.earnings to javafx.fxml;
    opens app.hearth.desktop.limits to javafx.fxml;
    opens app.hearth.desktop.money to javafx.fxml;
    opens app.hearth.desktop.schedule to javafx.fxml;
    opens app.hearth.desktop.networks to javafx.fxml;
    opens app.hearth.desktop.catalogue to com.google.gson;
    opens app.hearth.desktop.welcome to javafx.fxml;
    opens app.hearth.desktop.controls to javafx.fxml;
}
