package app.hearth.protocol.guirpc;

import app.hearth.protocol.ClientVersion;
import app.hearth.protocol.HostInfo;
import app.hearth.protocol.NetStats;
import app.hearth.protocol.TimeStats;
import java.util.List;

/** All at once (get_state). */
public record GuiState(HostInfo host, TimeStats times, NetStats speeds, List<GuiProject> projects, List<GuiResult> results, String platform,
                       ClientVersion version) {
    public GuiState {
        projects = List.copyOf(projects);
        results = List.copyOf(results);
    }
}
