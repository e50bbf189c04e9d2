package app.hearth.desktop;

import app.hearth.desktop.Samples.Engine;
import app.hearth.desktop.Samples.Readings;
import java.util.Locale;
import java.util.Optional;

/** Opens the window on sample states, for people who work on the screens. */
public final class DesktopDemo {
    private DesktopDemo() {}

    public static void main(String[] arguments) {
        Locale locale = arguments.length == 0 ? Locale.UK : Locale.forLanguageTag(arguments[0]);
        Readings readings = new Readings(Optional.of(SampleStates.reading(true, true)), SampleStates.history(false));
        Desktop.prepare();
        Desktop.launch(Samples.services(new Engine(SampleStates.sharing()), readings, SampleEarnings.usual(), locale), () -> { });
    }
}
