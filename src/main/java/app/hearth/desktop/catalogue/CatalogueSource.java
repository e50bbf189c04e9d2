package app.hearth.desktop.catalogue;

import app.hearth.engine.EngineClient.Subscription;
import java.util.function.Consumer;

/** Where the screen gets the catalogue from. All methods return at once, any thread. */
public interface CatalogueSource {
    Catalogue latest();

    /** Calls the listener with each newer list, on a thread of the source. Close to stop. */
    Subscription onChange(Consumer<Catalogue> listener);

    /** Renews the list where it is old and the user allows that. */
    void refreshWhenOld();

    /** Whether the list is renewed from the public one. */
    boolean renews();

    /** Switches renewing on or off, for good. */
    void setRenews(boolean renews);

    /** The list that comes with the app and never changes. */
    static CatalogueSource bundled() {
        Catalogue bundled = Catalogue.bundled();
        return new CatalogueSource() {
            @Override public Catalogue latest() {
                return bundled;
            }

            @Override public Subscription onChange(Consumer<Catalogue> listener) {
                return () -> { };
            }

            @Override public void refreshWhenOld() {}

            @Override public boolean renews() {
                return false;
            }

            @Override public void setRenews(boolean renews) {}
        };
    }
}
