package app.hearth.desktop.catalogue;

import java.util.Locale;

/** What a network computes for. */
public enum Field {
    BIOLOGY, CLIMATE, ASTRONOMY, PHYSICS, MATHEMATICS, COMPUTING, AI, SEVERAL;

    /** From the areas of the public list, which are free text. */
    public static Field of(String general, String specific) {
        String all = (general + " " + specific).toLowerCase(Locale.ROOT);
        if (has(all, "artificial", "machine learning", "cognitive")) return AI;
        if (has(general.toLowerCase(Locale.ROOT), "multiple", "several")) return SEVERAL;
        if (has(all, "biology", "medic", "molecular")) return BIOLOGY;
        if (has(all, "earth", "climate", "environment", "seism")) return CLIMATE;
        if (has(all, "astro", "cosmo", "seti")) return ASTRONOMY;
        if (has(all, "physic", "chemist", "nano", "material")) return PHYSICS;
        if (has(specific.toLowerCase(Locale.ROOT), "computer", "crypto", "internet")) return COMPUTING;
        return has(all, "math") ? MATHEMATICS : SEVERAL;
    }

    private static boolean has(String text, String... words) {
        for (String word : words) if (text.contains(word)) return true;
        return false;
    }
}
