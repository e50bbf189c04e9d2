package app.hearth.desktop.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.util.Subscription;

/** Dresses a scene: AtlantaFX below, Hearth's roles and structure above, light or dark as the system says. */
public final class Theme {
    private static final String PLACE = "/app/hearth/desktop/";
    private static final List<String> FONTS = List.of("SourceSans3-Regular.ttf", "SourceSans3-Semibold.ttf");

    private Theme() {}

    /** Keeps the scene in the system's colour scheme until the subscription ends. */
    public static Subscription follow(Scene scene) {
        return Platform.getPreferences().colorSchemeProperty().subscribe(scheme -> dress(scene, scheme == ColorScheme.DARK));
    }

    /** Dresses the scene once. */
    public static void dress(Scene scene, boolean dark) {
        loadFonts();
        Application.setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        sheets(scene.getStylesheets(), dark);
    }

    /** Dresses a scene that is only drawn into a picture: always light, whatever the system says. */
    public static void dressPicture(Scene scene) {
        loadFonts();
        scene.getStylesheets().setAll(url("light.css"), url("hearth.css"), url("shell.css"), url("screens.css"));
    }

    private static void sheets(ObservableList<String> sheets, boolean dark) {
        String size = sheets.stream().filter(sheet -> sheet.startsWith(TextSize.SHEET)).findFirst().orElse(null);
        sheets.setAll(url(dark ? "dark.css" : "light.css"), url("hearth.css"), url("shell.css"), url("screens.css"));
        if (size != null) sheets.add(size);
    }

    private static String url(String name) {
        return Theme.class.getResource(PLACE + name).toExternalForm();
    }

    /** Loads the window's own fonts, once; before the first scene, or with it. */
    public static void loadFonts() {
        if (Font.getFamilies().contains("Source Sans 3 Semibold")) return;
        for (String file : FONTS) {
            try (InputStream in = Theme.class.getResourceAsStream(PLACE + "fonts/" + file)) {
                Font.loadFont(in, 15);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the font " + file, e);
            }
        }
    }
}
