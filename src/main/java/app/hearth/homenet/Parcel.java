package app.hearth.homenet;

import app.hearth.homenet.Results.Result;
import app.hearth.homenet.Workunits.Input;
import app.hearth.homenet.Workunits.Output;
import app.hearth.homenet.Workunits.Workunit;
import app.hearth.protocol.App;
import app.hearth.protocol.AppVersion;
import app.hearth.protocol.FileInfo;
import app.hearth.protocol.FileRef;
import app.hearth.protocol.SchedulerReply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Collects the results that go out in one reply, with everything they refer to: a client drops what does not resolve (3.11). */
final class Parcel {
    private static final double SPARE_DISK = 64 << 20;
    /** Operations any task may take beyond its estimate's multiple: about an hour, for slow starts and small estimates. */
    private static final double SPARE_OPERATIONS = 1.5e13;
    private static final int BOUND = 100;

    private final Site site;
    private final NetworkKeys keys;
    private final double flops;
    private final Map<String, App> apps = new LinkedHashMap<>();
    private final Map<String, AppVersion> versions = new LinkedHashMap<>();
    private final Map<String, FileInfo> files = new LinkedHashMap<>();
    private final List<app.hearth.protocol.Workunit> workunits = new ArrayList<>();
    private final List<app.hearth.protocol.Result> results = new ArrayList<>();

    /** @param flops speed of one processor of the host */
    Parcel(Site site, NetworkKeys keys, double flops) {
        this.site = site;
        this.keys = keys;
        this.flops = flops;
    }

    int size() {
        return results.size();
    }

    void add(Handle handle, Catalogue.Entry entry, Workunit workunit, Result result, long deadline) {
        addApp(entry);
        addWorkunit(entry, workunit, Workunits.inputs(handle, workunit.id()), Workunits.outputs(handle, workunit.id()));
        addResult(entry, workunit, result, Workunits.outputs(handle, workunit.id()), deadline);
    }

    void putInto(SchedulerReply.Builder reply) {
        reply.apps(List.copyOf(apps.values())).fileInfos(List.copyOf(files.values()))
                .appVersions(List.copyOf(versions.values())).workunits(workunits).results(results);
    }

    private void addApp(Catalogue.Entry entry) {
        if (apps.containsKey(entry.app())) return;
        apps.put(entry.app(), App.of(entry.app(), entry.workload().friendlyName()));
        files.put(entry.fileName(), FileInfo.program(entry.fileName(), site.downloadUrl(entry.fileName()), entry.md5(),
                entry.module().length, entry.signature()));
        versions.put(entry.app(), AppVersion.builder().appName(entry.app()).versionNum(entry.version()).platform(Site.PLATFORM)
                .apiVersion("8.0.0").avgNcpus(1).flops(flops).files(List.of(FileRef.main(entry.fileName()))).build());
    }

    private void addWorkunit(Catalogue.Entry entry, Workunit workunit, List<Input> inputs, List<Output> outputs) {
        for (Input input : inputs) {
            files.put(input.fileName(), FileInfo.input(input.fileName(), site.downloadUrl(input.fileName()), input.md5(),
                    input.content().length));
        }
        long bytes = inputs.stream().mapToLong(input -> input.content().length).sum()
                + outputs.stream().mapToLong(Output::maxBytes).sum();
        workunits.add(app.hearth.protocol.Workunit.builder().name(workunit.name()).appName(entry.app()).versionNum(entry.version())
                .title(workunit.title()).fpopsEstimate(workunit.operations())
                .fpopsBound(BOUND * workunit.operations() + SPARE_OPERATIONS).memoryBound(workunit.memory())
                .diskBound(2.0 * bytes + SPARE_DISK).commandLine(workunit.commandLine())
                .files(inputs.stream().map(input -> copied(input.fileName(), input.openName())).toList()).build());
    }

    private void addResult(Catalogue.Entry entry, Workunit workunit, Result result, List<Output> outputs, long deadline) {
        var refs = new ArrayList<FileRef>();
        for (Output output : outputs) {
            String name = result.outputName(output.position());
            files.put(name, FileInfo.output(name, site.uploadUrl(), output.maxBytes(),
                    keys.certificate(name, output.maxBytes())));
            refs.add(copied(name, output.openName()));
        }
        results.add(new app.hearth.protocol.Result(result.name(), workunit.name(), deadline / 1000.0,
                Optional.of(Site.PLATFORM), entry.version(), "", refs, false));
    }

    /** The slot of a WebAssembly task holds no links: a guest could reach out of it through them. */
    private static FileRef copied(String fileName, String openName) {
        return new FileRef(fileName, Optional.of(openName), false, true, false);
    }
}
