/**
 * One number for the shape of everything in a bundle: evidence, sightings, transcript, manifest. It grows by one with
 * every change that an older reader would misread; a reader turns any other number away.
 */
export const EVIDENCE_SCHEMA_VERSION = 2;
