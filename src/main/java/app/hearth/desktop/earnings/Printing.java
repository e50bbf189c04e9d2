package app.hearth.desktop.earnings;

import app.hearth.rewards.statement.Statement;
import app.hearth.rewards.statement.StatementData;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.print.PageLayout;
import javafx.print.PrinterJob;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Window;
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

    /** A printer's work, as far as a statement needs it. */
    interface Job {
        /** Lets the user choose a printer and its paper; whether it shall be printed. On the JavaFX thread, which goes on with its events meanwhile. */
        boolean ask(Window owner);

        /** The chosen printer's name. */
        String printer();

        /** Whether the printer took all pages. Not on the JavaFX thread: it blocks; an interrupt ends it before the next page. */
        boolean print(List<WritableImage> pages);

        /** Ends it, if it has not ended. */
        void cancel();
    }

    /** A job for a printer of this computer, empty where it knows none; looking for printers can take seconds. */
    static Optional<Job> onThisComputer() {
        return Optional.ofNullable(PrinterJob.createPrinterJob()).map(SystemJob::new);
    }

    private record SystemJob(PrinterJob job) implements Job {
        @Override public boolean ask(Window owner) {
            return job.showPrintDialog(owner);
        }

        @Override public String printer() {
            return job.getPrinter().getName();
        }

        /** Each page fills what can be printed of its paper, and keeps its proportions. */
        @Override public boolean print(List<WritableImage> pages) {
            PageLayout paper = job.getJobSettings().getPageLayout();
            for (var page : pages) {
                ImageView view = new ImageView(page);
                view.setPreserveRatio(true);
                view.setSmooth(true);
                view.setFitWidth(paper.getPrintableWidth());
                view.setFitHeight(paper.getPrintableHeight());
                if (Thread.currentThread().isInterrupted() || !job.printPage(paper, view)) return false;
            }
            return job.endJob();
        }

        @Override public void cancel() {
            job.cancelJob();
        }
    }
}
