package app.hearth.rewards.statement;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Pages of A4 that are filled from above, in points of 1/72 inch; a new one begins where one is full. */
final class Paper implements AutoCloseable {
    private static final String FONTS = "/app/hearth/desktop/fonts/SourceSans3-";
    private static final float EDGE = 56;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * EDGE;
    private static final float SIZE = 10.5f;
    private static final float LINE = 16;
    private static final Color INK = new Color(0x1f2328);
    private static final Color GREY = new Color(0x57606a);
    private static final Color RULE = new Color(0xd0d7de);

    private final PDDocument document;
    private final PDFont regular;
    private final PDFont bold;
    private PDPageContentStream page;
    private float y;

    Paper(PDDocument document) throws IOException {
        this.document = document;
        this.regular = font("Regular.ttf");
        this.bold = font("Semibold.ttf");
        turn();
    }

    private PDFont font(String name) throws IOException {
        try (InputStream file = Paper.class.getResourceAsStream(FONTS + name)) {
            return PDType0Font.load(document, file, true); // only the letters that are used
        }
    }

    private void turn() throws IOException {
        if (page != null) page.close();
        var sheet = new PDPage(PDRectangle.A4);
        document.addPage(sheet);
        page = new PDPageContentStream(document, sheet);
        y = PDRectangle.A4.getHeight() - EDGE;
    }

    private void down(float points) throws IOException {
        y -= points;
        if (y < EDGE) {
            turn();
            y -= points;
        }
    }

    void title(String words) throws IOException {
        down(24);
        draw(bold, 22, INK, EDGE, words);
        down(6);
    }

    void heading(String words) throws IOException {
        if (y < EDGE + 5 * LINE) turn(); // not alone at the foot of a page
        down(30);
        draw(bold, 13, INK, EDGE, words);
        page.setStrokingColor(RULE);
        page.setLineWidth(0.7f);
        page.moveTo(EDGE, y - 6);
        page.lineTo(EDGE + WIDTH, y - 6);
        page.stroke();
        down(6);
    }

    /** Words in grey, as many lines as they need. */
    void note(String words) throws IOException {
        for (var line : lines(words, WIDTH)) {
            down(LINE - 2);
            draw(regular, SIZE - 1, GREY, EDGE, line);
        }
    }

    /** A name on the left, in as many lines as it needs, and its figure at the right edge. */
    void row(String name, String figure) throws IOException {
        row(regular, name, figure);
    }

    /** A row that stands out. */
    void sum(String name, String figure) throws IOException {
        row(bold, name, figure);
    }

    private void row(PDFont font, String name, String figure) throws IOException {
        float figureWidth = width(font, SIZE, shown(font, figure));
        var lines = lines(name, WIDTH - figureWidth - 24);
        for (int i = 0; i < lines.size(); i++) {
            down(LINE);
            draw(font, SIZE, INK, EDGE, lines.get(i));
            if (i == 0) draw(font, SIZE, INK, EDGE + WIDTH - figureWidth, figure);
        }
    }

    private List<String> lines(String words, float width) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : shown(regular, words).split(" ")) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(regular, SIZE, longer) > width) {
                lines.add(line.toString());
                line.setLength(0);
                longer = word;
            }
            line.setLength(0);
            line.append(longer);
            while (width(regular, SIZE, line.toString()) > width) { // a word without an end, such as an address
                int fits = line.length() - 1;
                while (fits > 1 && width(regular, SIZE, line.substring(0, fits)) > width) fits--;
                lines.add(line.substring(0, fits));
                line.delete(0, fits);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private void draw(PDFont font, float size, Color color, float x, String words) throws IOException {
        page.beginText();
        page.setFont(font, size);
        page.setNonStrokingColor(color);
        page.newLineAtOffset(x, y);
        page.showText(shown(font, words));
        page.endText();
    }

    private static float width(PDFont font, float size, String words) throws IOException {
        return font.getStringWidth(words) / 1000 * size;
    }

    /** The words with a question mark for each letter that the font lacks, and a space for each kind of space. */
    private static String shown(PDFont font, String words) throws IOException {
        var shown = new StringBuilder();
        for (int letter : words.codePoints().toArray()) {
            if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) shown.append(' ');
            else shown.append(has(font, letter) ? Character.toString(letter) : "?");
        }
        return shown.toString();
    }

    /** Whether the font has all of these letters. */
    boolean shows(String words) throws IOException {
        for (int letter : words.codePoints().toArray()) {
            if (!Character.isWhitespace(letter) && !Character.isSpaceChar(letter) && !(has(regular, letter) && has(bold, letter))) return false;
        }
        return true;
    }

    private static boolean has(PDFont font, int letter) throws IOException {
        try {
            font.encode(Character.toString(letter));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override public void close() throws IOException {
        page.close();
    }
}
