package app.hearth.desktop.earnings;

import app.hearth.rewards.statement.Statement;
import app.hearth.rewards.statement.StatementData;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.print.PageLayout;
import javafx.print.PrinterJob;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** The statement on its way to a printer: the PDF's pages as pictures, so that what is printed is what would be saved. */
final class Printing {
    /** Fine enough for text of 9 points; a page of A4 takes 15 MB. */
    private static final float DOTS_PER_INCH = 200;

    private Printing() {}

    /** The pages as they look; blocks for some hundred milliseconds. */
    static List<WritableImage> pages(StatementData data, Locale locale) throws IOException {
        var bytes = new ByteArrayOutputStream();
        Statement.write(data, locale, bytes);
        var pages = new ArrayList<WritableImage>();
        try (var document = Loader.loadPDF(bytes.toByteArray())) {
            var renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) pages.add(image(renderer.renderImageWithDPI(page, DOTS_PER_INCH, ImageType.RGB)));
        }
        return pages;
    }

    private static WritableImage image(BufferedImage page) {
        int width = page.getWidth();
        int height = page.getHeight();
        var image = new WritableImage(width, height);
        image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), page.getRGB(0, 0, width, height, null, 0, width), 0, width);
        return image;
    }

    /** Whether the printer took all pages; each fills what it can print of its paper, and keeps its proportions. Not on the JavaFX thread: it blocks. */
    static boolean print(PrinterJob job, List<WritableImage> pages) {
        PageLayout paper = job.getJobSettings().getPageLayout();
        for (var page : pages) {
            ImageView view = new ImageView(page);
            view.setPreserveRatio(true);
            view.setSmooth(true);
            view.setFitWidth(paper.getPrintableWidth());
            view.setFitHeight(paper.getPrintableHeight());
            if (!job.printPage(paper, view)) {
                job.cancelJob();
                return false;
            }
        }
        return job.endJob();
    }
}
