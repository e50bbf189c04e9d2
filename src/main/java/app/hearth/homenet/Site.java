package app.hearth.homenet;

/**
 * Name and addresses of this network.
 *
 * @param name      for people
 * @param masterUrl the network's identity to every client; ends in a slash
 */
record Site(String name, String masterUrl) {
    static final String PATH = "/hearth/";
    static final String SCHEDULER = "cgi";
    static final String UPLOAD = "file_upload_handler";
    static final String DOWNLOAD = "download/";
    static final String PLATFORM = "wasm32-wasip1";

    static Site onLoopback(String name, int port) {
        return new Site(name, "http://127.0.0.1:" + port + PATH);
    }

    String schedulerUrl() {
        return masterUrl + SCHEDULER;
    }

    String uploadUrl() {
        return masterUrl + UPLOAD;
    }

    String downloadUrl(String fileName) {
        return masterUrl + DOWNLOAD + fileName;
    }
}
