// Runs a WASI program in Node with the current folder as its slot: node run.mjs MODULE
import { readFileSync } from 'node:fs';
import { WASI } from 'node:wasi';

const wasi = new WASI({ version: 'preview1', args: ['program'], env: {}, preopens: { '.': '.' } });
const hearth = { fraction_done() {}, time_to_checkpoint: () => 0, checkpoint_completed() {} };
const { instance } = await WebAssembly.instantiate(readFileSync(process.argv[2]),
    { wasi_snapshot_preview1: wasi.wasiImport, hearth });
process.exitCode = wasi.start(instance);
