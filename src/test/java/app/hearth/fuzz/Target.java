package app.hearth.fuzz;

import app.hearth.protocol.AccountMessages;
import app.hearth.protocol.GuiLink;
import app.hearth.protocol.MasterPage;
import app.hearth.protocol.ProtocolException;
import app.hearth.protocol.SchedulerReplies;
import app.hearth.protocol.SchedulerRequests;
import app.hearth.protocol.Signatures;
import app.hearth.protocol.UploadMessages;
import app.hearth.protocol.guirpc.GuiFrames;
import app.hearth.protocol.guirpc.GuiReplyReader;
import app.hearth.protocol.guirpc.GuiRequests;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/** Each reader with what must hold of it for any bytes: a {@link ProtocolException} or a value, and what it wrote it reads again. */
enum Target {
    SCHEDULER_REPLY {
        @Override void read(byte[] bytes) throws ProtocolException {
            var reply = SchedulerReplies.parse(bytes, LARGEST);
            reply.guiUrls().ifPresent(GuiLink::parse);
            again(reply, SchedulerReplies::write, written -> SchedulerReplies.parse(written, LARGEST));
        }
    },
    SCHEDULER_REQUEST {
        @Override void read(byte[] bytes) throws ProtocolException {
            again(SchedulerRequests.parse(bytes, LARGEST), SchedulerRequests::write, written -> SchedulerRequests.parse(written, LARGEST));
        }
    },
    PROJECT_CONFIG {
        @Override void read(byte[] bytes) throws ProtocolException {
            again(AccountMessages.parseConfig(bytes), AccountMessages::write, AccountMessages::parseConfig);
        }
    },
    ACCOUNT {
        @Override void read(byte[] bytes) throws ProtocolException {
            again(AccountMessages.parseAccount(bytes), AccountMessages::write, AccountMessages::parseAccount);
        }
    },
    MASTER_PAGE {
        @Override void read(byte[] bytes) throws ProtocolException {
            MasterPage.schedulers(bytes, LARGEST);
        }
    },
    UPLOAD_REPLY {
        @Override void read(byte[] bytes) throws ProtocolException {
            again(UploadMessages.parseReply(bytes), UploadMessages::write, UploadMessages::parseReply);
        }
    },
    UPLOAD_REQUEST {
        @Override void read(byte[] bytes) throws ProtocolException {
            UploadMessages.parse(bytes, false);
            UploadMessages.parse(bytes, true);
        }
    },
    GUI_REQUEST {
        @Override void read(byte[] bytes) throws ProtocolException {
            var frames = new GuiFrames(GuiFrames.MAX_REQUEST);
            for (byte b : bytes) {
                var message = frames.accept(b);
                if (message.isPresent()) GuiRequests.parse(message.get());
            }
            GuiRequests.parse(bytes);
        }
    },
    GUI_REPLY {
        @Override void read(byte[] bytes) throws ProtocolException {
            for (var reader : READERS) {
                try {
                    reader.read(bytes);
                } catch (ProtocolException e) {
                    continue; // not this reply
                }
            }
        }
    },
    KEY_AND_SIGNATURE {
        @Override void read(byte[] bytes) throws ProtocolException {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            var key = Signatures.PublicKey.parse(text);
            if (!Signatures.PublicKey.parse(key.text()).equals(key)) throw new AssertionError("another key: " + key.text());
            if (Signatures.verifyDigest(key, "0123456789abcdef0123456789abcdef", text)) throw new AssertionError("a key is its own signature");
        }
    };

    private static final int LARGEST = 1 << 20;

    private interface Reader {
        void read(byte[] bytes) throws ProtocolException;
    }

    private interface Reading<T> {
        T read(byte[] bytes) throws ProtocolException;
    }

    private static final Reader[] READERS = {bytes -> GuiReplyReader.top(bytes, "nonce"), GuiReplyReader::status, GuiReplyReader::hearthStatus,
            GuiReplyReader::projects, GuiReplyReader::results};

    abstract void read(byte[] bytes) throws ProtocolException;

    /**
     * What Hearth writes, it reads as the same: else two readers of one message would see different things. The first round
     * only brings texts to the dialect's form, which knows no control characters and no white space at the ends.
     */
    private static <T> void again(T value, Function<T, byte[]> writer, Reading<T> reader) throws ProtocolException {
        byte[] written;
        try {
            written = writer.apply(reader.read(writer.apply(value)));
        } catch (IllegalArgumentException e) {
            return; // writers refuse what has no form, such as raw content with its own end tag
        }
        byte[] twice = writer.apply(reader.read(written));
        if (!Arrays.equals(written, twice)) {
            throw new AssertionError("wrote\n" + new String(written, StandardCharsets.UTF_8) + "\nread and wrote\n" + new String(twice, StandardCharsets.UTF_8));
        }
    }

    /** Of its seeds, under {@code /stock}, and of what the fuzzer kept. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What no bytes may break; a refusal is as good as a value. */
    void check(byte[] bytes) {
        try {
            read(bytes);
        } catch (ProtocolException refused) {
            return;
        }
    }
}
