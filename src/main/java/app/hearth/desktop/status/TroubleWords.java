package app.hearth.desktop.status;

import app.hearth.desktop.text.Texts;
import app.hearth.engine.Trouble;

/** Why something failed, in the user's language. Words of others stay theirs; a code without words is said in English. */
public final class TroubleWords {
    private static final int MOST_ARGUMENTS = 2;

    private TroubleWords() {}

    public static String of(Trouble trouble, Texts texts) {
        if (trouble.isIn()) return texts.get("trouble.in", trouble.arguments().getFirst(), of(trouble.inner(), texts));
        var arguments = new Object[MOST_ARGUMENTS];
        for (int i = 0; i < MOST_ARGUMENTS; i++) arguments[i] = i < trouble.arguments().size() ? trouble.arguments().get(i) : "";
        return texts.getOr("trouble." + trouble.code(), trouble.english(), arguments);
    }
}
