package app.hearth.desktop.limits;

import app.hearth.desktop.feed.SettingsEditor;
import app.hearth.desktop.text.Texts;
import app.hearth.settings.Rates;
import app.hearth.settings.Storage;
import app.hearth.settings.When;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javafx.scene.control.Label;

/** Disk space and network speed. */
final class StorageCard extends Group {
    private static final double GB = 1e9;
    private final OptionalNumber most;
    private final NumberField keepFree;
    private final Label used = new Label(" ");
    private final Label free = new Label(" ");
    private final OptionalNumber workDays;
    private final OptionalNumber downInUse;
    private final OptionalNumber downAway;
    private final OptionalNumber upInUse;
    private final OptionalNumber upAway;

    StorageCard(Texts texts, SettingsEditor editor) {
        super(texts, editor);
        head(texts.get("limits.storage"), "");
        String gb = texts.get("limits.unit.gb");
        most = new OptionalNumber(texts, texts.get("limits.storage.most"), gb, new NumberRange(0.1, 1e6, 1, false), 20).named("mostGb");
        most.onValue(value -> change(texts.get("limits.storage.most"), value.isPresent() ? value.getAsDouble() + " " + gb : onOff(false),
                settings -> settings.withStorage(settings.storage().withMostGb(value))));
        keepFree = new NumberField(texts, texts.get("limits.storage.keep"), gb, new NumberRange(0.1, 999_999, 1, false)).named("keepFree");
        keepFree.onValue(value -> change(texts.get("limits.storage.keep"), value.orElse(0) + " " + gb,
                settings -> settings.withStorage(settings.storage().withKeepFreeGb(value.orElseThrow()))));
        String days = texts.get("limits.unit.days");
        workDays = new OptionalNumber(texts, texts.get("limits.work.keep"), days, new NumberRange(0, Storage.MOST_WORK_DAYS, 1, false), 0.5).named("workDays");
        workDays.onValue(value -> change(texts.get("limits.work.keep"), value.isPresent() ? texts.figures().decimal(value.getAsDouble(), 1) + " " + days : onOff(false),
                settings -> settings.withStorage(settings.storage().withWorkDays(value))));
        downInUse = rate(true, true);
        downAway = rate(true, false);
        upInUse = rate(false, true);
        upAway = rate(false, false);
        var columns = new TwoColumns();
        columns.heads(Forms.label(texts.get("limits.inUse"), "small", "muted"), Forms.label(texts.get("limits.away"), "small", "muted"));
        columns.add("fth-download", texts.get("limits.rate.down"), downInUse, downAway);
        columns.add("fth-upload", texts.get("limits.rate.up"), upInUse, upAway);
        getChildren().addAll(Forms.tile("fth-hard-drive", texts.get("limits.storage.most"), used, most),
                Forms.tile("fth-shield", texts.get("limits.storage.keep"), free, keepFree),
                Forms.tile("fth-layers", texts.get("limits.work.keep"), Forms.label(texts.get("limits.work.words"), "small", "muted"), workDays), columns);
    }

    private OptionalNumber rate(boolean down, boolean ofInUse) {
        String unit = texts.get("limits.unit.kbps");
        String name = texts.get("limits.figure.whose", texts.get(down ? "limits.rate.down" : "limits.rate.up"), texts.get(ofInUse ? "limits.inUse" : "limits.away"));
        var number = new OptionalNumber(texts, name, unit, NumberRange.whole(1, 10_000_000), 1000).named((down ? "down" : "up") + (ofInUse ? "InUse" : "Away"));
        number.onValue(value -> {
            OptionalInt whole = value.isPresent() ? OptionalInt.of((int) value.getAsDouble()) : OptionalInt.empty();
            change(name, whole.isPresent() ? texts.figures().whole(whole.getAsInt()) + " " + unit : onOff(false), settings -> {
                var rates = settings.rates();
                Rates before = rates.get(ofInUse);
                Rates after = down ? new Rates(whole, before.upKBps()) : new Rates(before.downKBps(), whole);
                return settings.withRates(ofInUse ? new When<>(after, rates.away()) : new When<>(rates.inUse(), after));
            });
        });
        return number;
    }

    @Override void show(LimitsState now) {
        var conditions = now.sharing().conditions();
        most.show(now.settings().storage().mostGb());
        keepFree.show(now.settings().storage().keepFreeGb());
        used.setText(texts.get("limits.storage.used", gigabytes(conditions.usedDisk())));
        Forms.present(used, true);
        free.setText(texts.get("limits.storage.free", gigabytes(conditions.freeDisk())));
        Forms.present(free, conditions.freeDisk() < Long.MAX_VALUE);
        workDays.show(now.settings().storage().workDays());
        var rates = now.settings().rates();
        downInUse.show(wide(rates.inUse().downKBps()));
        downAway.show(wide(rates.away().downKBps()));
        upInUse.show(wide(rates.inUse().upKBps()));
        upAway.show(wide(rates.away().upKBps()));
    }

    private String gigabytes(long bytes) {
        double figure = bytes / GB;
        return texts.figures().decimal(figure, figure < 10 ? 1 : 0);
    }

    private static OptionalDouble wide(OptionalInt value) {
        return value.isPresent() ? OptionalDouble.of(value.getAsInt()) : OptionalDouble.empty();
    }
}
