package app.hearth.protocol;

import java.util.Optional;

/**
 * A job at hand that is not being reported now (other_result): from these a server learns what was lost.
 *
 * @param appVersionIndex      0-based index into the request's app versions, -1 where none
 */
public record OtherResult(String name, int appVersionIndex, Optional<String> planClass) {
}
