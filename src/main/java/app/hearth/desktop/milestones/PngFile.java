package app.hearth.desktop.milestones;

import app.hearth.rewards.export.WholeFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/** The pixels of an image on their way to the disk. */
record PngFile(BufferedImage pixels) {
    /** Takes the pixels of an opaque image; on the JavaFX thread. */
    static PngFile of(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        return new PngFile(copy);
    }

    /** Writes it whole or not at all; any thread. */
    void write(Path file) throws IOException {
        WholeFile.write(file, out -> {
            if (!ImageIO.write(pixels, "png", out)) throw new IOException("this Java writes no PNG");
        });
    }
}
