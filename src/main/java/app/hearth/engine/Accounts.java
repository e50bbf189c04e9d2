package app.hearth.engine;

import app.hearth.protocol.AccountOut;
import app.hearth.protocol.ProjectConfig;
import java.io.IOException;

/**
 * What is asked of a network before attaching to it (protocol note 1.2 to 1.4). Every call blocks, for virtual threads; each
 * failure is an {@link IOException} with a sentence for the user.
 */
public interface Accounts {
    /**
     * What a network says of itself.
     *
     * @param address as the user wrote it; made canonical here
     */
    default ProjectConfig config(String address) throws IOException {
        throw new IOException("No network can be asked here");
    }

    /** The key of an account. The password does not leave this computer; its hash does. */
    default AccountOut lookUp(ProjectConfig config, String emailOrName, String password) throws IOException {
        throw new IOException("No network can be asked here");
    }

    /** Creates an account. */
    default AccountOut create(ProjectConfig config, String email, String userName, String password, boolean agreesToTerms) throws IOException {
        throw new IOException("No network can be asked here");
    }
}
