import { beforeEach, describe, expect, it } from 'vitest';
import { describeRefusal } from '../../src/base/refusal.ts';
import { hasRecordings, NO_RECORDINGS, recordedBytes, recordedFiles } from '../fidelity/recordings.ts';
import { readings } from './recorded.ts';

/**
 * Recordings that are refused, what of them, and why that is right. Everything else must parse; a recording that
 * parses must not stand here.
 */
const REFUSED: Readonly<Record<string, string>> = {
  // A player on line-in writes `<res x-rincon-stream>`, an attribute without a value.
  'SoCo__SoCo/data_structures_entry_integration/source_linein.xml > LastChange > AVTransportURIMetaData':
    'xml refused: attribute without value (malformed)',
  // The authors broke lines between `<` and the names of tags.
  'SoCo__SoCo/inline/event_zonegrouptopology.xml > ZoneGroupState':
    'xml refused: disallowed character in tag name (malformed)',
  // The authors emptied ST to test their own reader.
  'duncan3dc__sonos/duplicates.http > 0': 'ssdp refused: there is no ST (malformed)',
  // The authors cut members out and left the tags uneven.
  'jishi__node-sonos-discovery/zonegroupstate_with_satellites.xml > ZoneGroupState':
    'xml refused: unexpected close tag (malformed)',
  // Rebuilt with a body one byte shorter than its length says.
  'rebuilt/controller_soap_request_s1_desktop.http':
    'http refused: the connection closed inside the body (malformed)',
  // Two elements without their root, as the authors' parser is called with them.
  'stefanrenne__RxSonosLib/inline/XMLTest_L32.xml':
    'xml refused: documents may contain only one root (malformed)',
  // `<DIDL-Lite/>` without its namespace, invented.
  'steipete__sonoscli/inline/avtransport_more_test_L22.xml > TrackMetaData':
    'didl refused: the root is no DIDL-Lite (malformed)',
  'steipete__sonoscli/inline/content_directory_test_L18.xml > Result':
    'didl refused: the root is no DIDL-Lite (malformed)',
};

beforeEach((context) => {
  if (!hasRecordings()) context.skip(NO_RECORDINGS);
});

describe('recorded corpus', () => {
  const files = hasRecordings() ? recordedFiles() : [];
  const messages = files.filter((file) => /\.(xml|http)$/.test(file)).toSorted();
  const all = messages.flatMap((file) => readings(file, recordedBytes(file)));

  it('has recordings of every kind', () => {
    const kinds = new Set(all.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual([
      'arguments',
      'call',
      'description',
      'didl',
      'http',
      'last-change',
      'properties',
      'response',
      'ssdp',
      'xml',
    ]);
    expect(messages.length).toBeGreaterThan(100);
  });

  it('parses, but for what is listed', () => {
    const refused = all.flatMap(({ place, parsed }) =>
      parsed.ok ? [] : [[place, describeRefusal(parsed.error)]],
    );
    expect(Object.fromEntries(refused)).toEqual(REFUSED);
  });
});
