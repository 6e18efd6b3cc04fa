import { join } from 'node:path';
import type { Lab } from '../lab.ts';

/** What programs know of the plugins of GStreamer, kept in the lab's folder: the first of each lab has to scan all of them. */
export const pluginRegistry = (lab: Lab<string>): string => join(lab.folder, 'gstreamer-registry.bin');

/** Milliseconds for that scan and the start after it; on a busy machine the scan alone was seen to take more than twenty seconds. */
export const SCAN_AND_START_MS = 90_000;
