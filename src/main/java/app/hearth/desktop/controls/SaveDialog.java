package app.hearth.desktop.controls;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks where a file is to be saved, with the system's own dialog. */
public final class SaveDialog {
    private SaveDialog() {}

    /**
     * Begins in the user's documents: the folder that Hearth was started in is nobody's place.
     *
     * @param name   proposed, without its ending
     * @param ending such as "pdf"
     */
    public static Optional<Path> ask(Window over, String title, String name, String ending) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name + "." + ending);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(ending.toUpperCase(Locale.ROOT), "*." + ending));
        Path home = Path.of(System.getProperty("user.home"));
        Stream.of(home.resolve("Documents"), home).filter(Files::isDirectory).findFirst().map(Path::toFile).ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(chooser.showSaveDialog(over)).map(File::toPath);
    }
}
