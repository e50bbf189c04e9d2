/**
 * Reads a Gridcoin wallet on the user's own computer by its JSON-RPC. It only ever asks: the calls are on a short list of reading ones, and none of
 * them needs the wallet to be unlocked. What the wallet does not say is empty, never zero.
 *
 * <p>Names of fields and their units are from the wallet's source, gridcoin-community/Gridcoin-Research, {@code src/rpc} and
 * {@code src/wallet/rpcwallet.cpp} (2026-06).
 */
package app.hearth.rewards.gridcoin;
