package app.hearth.desktop.networks;

import app.hearth.desktop.catalogue.Device;
import app.hearth.desktop.catalogue.Entry;
import app.hearth.desktop.catalogue.Offer;
import app.hearth.desktop.status.TroubleWords;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.Accounts.AccountProblem;
import app.hearth.engine.EngineSnapshot;
import app.hearth.protocol.AccountOut;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Sentences that more than one part of the screen says. */
final class Words {
    private Words() {}

    /** "processor and NVIDIA card". */
    static String devices(Collection<Device> devices, Texts texts) {
        return new TreeSet<>(devices).stream().map(device -> texts.get("networks.device." + device)).collect(Collectors.joining(", "));
    }

    /** Field and what this computer could do for it. */
    static String fit(Entry entry, Offer offer, Texts texts) {
        String field = texts.get("networks.field." + entry.field());
        if (offer.fits()) return texts.get("networks.entry.fits", field, devices(offer.devices(), texts));
        if (offer.machines()) return texts.get("networks.entry.machines", field);
        return texts.get("networks.entry.other", field, devices(Offer.anywhere(entry.platforms()), texts));
    }

    /** Why a network could not be asked, and what helps. */
    static String of(AccountProblem problem, Texts texts) {
        return texts.get("networks.problem." + problem.kind(), TroubleWords.of(problem.trouble(), texts));
    }

    /** Why an account manager did not let the user in, or was not heard (numbers of lib/error_numbers.h). */
    static String of(EngineSnapshot.Manager manager, String name, Texts texts) {
        String kind = switch (manager.errorNumber()) {
            case -136, -206 -> "password";
            case -184 -> "unreachable";
            case -112 -> "answer";
            default -> "other";
        };
        return texts.get("networks.manager.refused." + kind, name, manager.trouble().map(trouble -> TroubleWords.of(trouble, texts))
                .orElse(Integer.toString(manager.errorNumber())));
    }

    /** Why a network refused an account (numbers of lib/error_numbers.h); its own words where we have none. */
    static String of(AccountOut.Refused no, Texts texts) {
        String kind = switch (no.errorNum()) {
            case -136 -> "unknown";
            case -206 -> "password";
            case -205 -> "email";
            case -137, -207 -> "taken";
            case -208 -> "closed";
            case -188 -> "name";
            case -183 -> "down";
            default -> "other";
        };
        return texts.get("networks.refused." + kind, no.message().isBlank() ? Integer.toString(no.errorNum()) : no.message());
    }
}
