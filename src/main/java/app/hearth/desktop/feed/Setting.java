package app.hearth.desktop.feed;

/** A place where something is set, so that a reason can lead to it: its screen, and its control's id there. */
public enum Setting {
    WHILE_IN_USE(Place.LIMITS, "shareInUse"), BUDGETS(Place.LIMITS, "changeBudgets"), HEAT(Place.LIMITS, "awayHEAT"), FAN(Place.LIMITS, "awayFAN"),
    POWER(Place.LIMITS, "awayPOWER"), CARD_HEAT(Place.LIMITS, "awayCARD_HEAT"), CARD_FAN(Place.LIMITS, "awayCARD_FAN"),
    BATTERY(Place.LIMITS, "battery"), CHARGE(Place.LIMITS, "charge"), METERED(Place.LIMITS, "metered"),
    PROGRAMS(Place.LIMITS, "choosePrograms"), FULL_SCREEN(Place.LIMITS, "fullScreen"), OTHERS(Place.LIMITS, "othersBusy"), DISK(Place.LIMITS, "keepFree"),
    DISK_QUOTA(Place.LIMITS, "mostGb"),
    PRESENCE(Place.LIMITS, "presence"), LEVEL(Place.LIMITS, "awayPROCESSORValue"),
    WEEK(Place.SCHEDULE, "painter"), TRANSFERS(Place.SCHEDULE, "painter"), EXCEPTIONS(Place.SCHEDULE, "add"),
    NETWORKS(Place.NETWORKS, "byAddress");

    /** The screen it stands on. */
    public enum Place { LIMITS, SCHEDULE, NETWORKS }

    private final Place place;
    private final String control;

    Setting(Place place, String control) {
        this.place = place;
        this.control = control;
    }

    public Place place() {
        return place;
    }

    /** Id of the control on that screen. */
    public String control() {
        return control;
    }
}
