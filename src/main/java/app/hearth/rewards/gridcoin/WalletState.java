package app.hearth.rewards.gridcoin;

import app.hearth.rewards.Amount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a wallet said at one time. Amounts are Gridcoins (GRC).
 *
 * @param version    of the wallet
 * @param testnet    whether its coins are worthless ones for trying things out
 * @param inSync     whether it knows the newest blocks; until then figures are old
 * @param balance    to be spent now
 * @param maturing   staked, not to be spent yet
 * @param cpid       the researcher's id across networks; empty for a wallet that only holds coins
 * @param magnitude  the network's measure of recent work; empty where the wallet gives none
 * @param accrued    earned by computing, not paid yet
 * @param staking    whether it takes part in making blocks, which pays what is accrued
 * @param notStaking why not, in the wallet's words; empty where it says nothing
 * @param incomes    all that came in, oldest first
 * @param complete   whether nothing is missing among these: the wallet knows the newest blocks, and told what each block was for
 */
public record WalletState(Instant at, String version, boolean testnet, boolean inSync, Amount balance, Amount maturing, Optional<String> cpid,
                          OptionalDouble magnitude, Optional<Amount> accrued, Beacon beacon, boolean staking, String notStaking,
                          List<Income> incomes, boolean complete) {
    public WalletState {
        incomes = List.copyOf(incomes);
    }
}
