package app.hearth.rewards.gridcoin;

import app.hearth.rewards.Amount;
import com.google.gson.JsonElement;
import java.time.Instant;
import java.util.Optional;

/**
 * One row of {@code listtransactions}.
 *
 * @param category send, receive, generate, immature, orphan or move
 * @param type     of a staked block's coins; the wallet calls it "Type" where coins came and "type" where they went
 * @param amount   negative where coins went
 * @param block    hash of its block, empty while it is in none
 */
record Row(String transaction, String category, String type, Amount amount, long confirmations, Instant at, Optional<String> block) {
    /** Blocks until staked coins can be spent: 100, and 10 for good measure ({@code GetBlocksToMaturity}, {@code src/main.cpp}). */
    static final int MATURE = 110;

    static Row of(JsonElement element) throws WalletException {
        var row = Fields.of(element);
        String type = row.textOr("Type", row.textOr("type", ""));
        var at = row.has("blocktime") ? row.time("blocktime") : row.time("time");
        return new Row(row.textOr("txid", ""), row.text("category"), type, row.coins("amount"), row.has("confirmations") ? row.whole("confirmations") : 0,
                at, row.has("blockhash") ? Optional.of(row.text("blockhash")) : Optional.empty());
    }

    /** Part of a staked block. */
    boolean minted() {
        return category.equals("generate") || category.equals("immature") || category.equals("orphan");
    }

    /** The wallet's own block. A block that carries a superblock is "UNKNOWN" there ({@code GetGeneratedType}, {@code src/wallet/wallet.cpp}). */
    boolean own() {
        return minted() && amount.units() > 0 && (type.equals("POR") || type.equals("POS") || type.equals("UNKNOWN") || type.equals("ORPHANED"));
    }

    Income.State state() {
        return switch (category) {
            case "orphan" -> Income.State.ORPHANED;
            case "immature" -> Income.State.MATURING;
            case "generate" -> Income.State.SETTLED;
            default -> confirmations > 0 ? Income.State.SETTLED : Income.State.MATURING;
        };
    }

    /** Nothing about it changes any more. */
    boolean settled() {
        return confirmations >= MATURE;
    }
}
